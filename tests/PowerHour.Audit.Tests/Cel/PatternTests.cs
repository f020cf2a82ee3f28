using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Regular expressions mean what RE2 means by them, literal or computed.</summary>
public sealed class PatternTests
{
    private static readonly CelEnvironment Environment =
        CelEnvironment.Standard.WithVariable("text", CelType.String).WithVariable("pattern", CelType.String);

    [Theory]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("(?m)^a$", "b\na", true)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^[\d_]+$", "1_2", true)]
    [InlineData(@"^[^\D]+$", "12", true)]
    [InlineData("^[[:alpha:]]+$", "aZ", true)]
    [InlineData("^[[]$", "[", true)]
    [InlineData("^[]]$", "]", true)]
    [InlineData("^(?P<x>a)(?:b)$", "ab", true)]
    [InlineData(@"^\Qa.b\E$", "a.b", true)]
    [InlineData(@"^\Qa.b\E$", "axb", false)]
    [InlineData(@"^\x{41}\x42$", "AB", true)]
    [InlineData(@"^\pL\p{Lu}$", "aB", true)]
    [InlineData("^a{2,3}$", "aaa", true)]
    [InlineData("^a{,3}$", "a{,3}", true)]
    [InlineData("(?i)^abc$", "ABC", true)]
    [InlineData("b", "abc", true)]
    public void A_pattern_matches_as_in_re2(string pattern, string text, bool expected)
    {
        var activation = new CelActivation(Environment).Set("text", CelValue.String(text)).Set("pattern", CelValue.String(pattern));
        var literal = Environment.Compile($"text.matches(r'{pattern}')");

        Assert.Equal(expected, literal.Program!.Evaluate(activation, TestContext.Current.CancellationToken).AsBool());
        Assert.Equal(expected, Environment.Compile("text.matches(pattern)").Program!.Evaluate(activation, TestContext.Current.CancellationToken).AsBool());
    }

    [Theory]
    [InlineData("(?<=a)b")]
    [InlineData("(?!a)")]
    [InlineData("(?>a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\k<a>")]
    [InlineData(@"\Z")]
    [InlineData("a{1001}")]
    [InlineData("(a{100}){100}")]
    [InlineData("[a")]
    [InlineData("a)")]
    [InlineData("[[:nope:]]")]
    [InlineData("a\\")]
    public void What_re2_does_not_have_is_an_error_that_logic_absorbs(string pattern)
    {
        var activation = new CelActivation(Environment).Set("text", CelValue.String("a")).Set("pattern", CelValue.String(pattern));

        Assert.StartsWith("bad regular expression: ", Environment.Compile("text.matches(pattern)").Program!.Evaluate(activation, TestContext.Current.CancellationToken).AsError().Message, StringComparison.Ordinal);
        Assert.True(Environment.Compile("text.matches(pattern) || true").Program!.Evaluate(activation, TestContext.Current.CancellationToken).IsTrue);
    }
}
