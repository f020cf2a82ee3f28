using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>How a value is shown to people: on one line, of bounded length, and with what is not known about it.</summary>
public sealed class RenderingTests
{
    private static readonly CelEnvironment Environment = new[] { "partial", "nothing", "element", "long" }.Aggregate(CelEnvironment.Standard, (e, name) => e.WithVariable(name, CelType.Dyn));

    [Theory]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("-7", "-7")]
    [InlineData("7u", "7u")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e100", "1e+100")]
    [InlineData("'a\\nb\\x1b'", "'a\uFFFDb\uFFFD'")]
    [InlineData("b'abc'", "bytes(3)")]
    [InlineData("type(1)", "int")]
    [InlineData("timestamp('2024-01-01T00:00:00.120Z')", "2024-01-01T00:00:00.12Z")]
    [InlineData("duration('-1.5s')", "-1.5s")]
    [InlineData("duration('0s')", "0s")]
    [InlineData("cidr('10.0.0.0/8')", "10.0.0.0/8")]
    [InlineData("[]", "[]")]
    [InlineData("[1, 'a', [2.5]]", "[1, 'a', [2.5]]")]
    [InlineData("{}", "{}")]
    [InlineData("{'a': 1, 2: [true]}", "{'a': 1, 2: [true]}")]
    [InlineData("optional.none()", "optional.none()")]
    [InlineData("optional.of([1])", "optional.of([1])")]
    [InlineData("[[[[1]]]]", "[[[[1]]]]")]
    [InlineData("[[[[[1]]]]]", "[[[[[…]]]]]")]
    [InlineData("[[[[[]]]]]", "[[[[[]]]]]")]
    [InlineData("{1: {2: {3: {4: {5: 6}}}}}", "{1: {2: {3: {4: {…}}}}}")]
    [InlineData("{1: {2: {3: {4: {}}}}}", "{1: {2: {3: {4: {}}}}}")]
    [InlineData("[[[[optional.of(1)]]]]", "[[[[optional.of(…)]]]]")]
    [InlineData("[[[[optional.none()]]]]", "[[[[optional.none()]]]]")]
    [InlineData("partial", "[1, 2, perhaps more]")]
    [InlineData("nothing", "[, perhaps more]")]
    [InlineData("element", "[1, unknown(denied)]")]
    [InlineData("1 / 0", "error(division by zero)")]
    public void A_value_is_shown_as_it_would_be_written(string source, string expected) => Assert.Equal(expected, Shown(source));

    [Fact]
    public void What_is_long_is_cut()
    {
        Assert.Equal($"'{new string('x', 118)}'", Shown($"'{new string('x', 118)}'"));
        Assert.Equal($"'{new string('x', 118)}…", Shown($"'{new string('x', 119)}'"));
        Assert.Equal(120, Shown("long").Length);
        Assert.StartsWith("[0, 1, 2, ", Shown("long"), StringComparison.Ordinal);
        Assert.EndsWith("…", Shown("long"), StringComparison.Ordinal);
        Assert.Equal(120, Shown("long.transformMap(i, x, x)").Length);
        Assert.StartsWith("{0: 0, 1: 1, ", Shown("long.transformMap(i, x, x)"), StringComparison.Ordinal);
    }

    private static string Shown(string source)
    {
        var activation = new CelActivation(Environment)
            .Set("partial", CelValue.List(CelList.Of([CelValue.Int(1), CelValue.Int(2)], new CelUnknown("gap"))))
            .Set("nothing", CelValue.List(CelList.Of([], new CelUnknown("gap"))))
            .Set("element", CelValue.List(CelValue.Int(1), CelValue.Unknown("denied")))
            .Set("long", CelValue.List([.. Enumerable.Range(0, 100_000).Select(i => CelValue.Int(i))]));
        return Environment.Compile(source).Program!.Evaluate(activation, TestContext.Current.CancellationToken).ToString();
    }
}
