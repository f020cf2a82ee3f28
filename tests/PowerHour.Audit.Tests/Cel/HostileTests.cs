using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Expressions made to hang, exhaust or crash the host end in a clear error instead.</summary>
public sealed class HostileTests
{
    private static readonly CelEnvironment Environment = CelEnvironment.Standard.WithVariable("big", CelType.String);

    public static TheoryData<string> Sources =>
    [
        new string('(', 30_000),
        new string('[', 30_000),
        new string('!', 60_000) + "true",
        new string('-', 60_000) + "1",
        string.Concat(Enumerable.Repeat("{1:", 20_000)),
        string.Concat(Enumerable.Repeat("true?true:", 6_000)) + "true",
        string.Concat(Enumerable.Repeat("size([", 10_000)),
        "1" + string.Concat(Enumerable.Repeat("+1", 30_000)),
        "a" + string.Concat(Enumerable.Repeat(".a", 30_000)),
        "a" + string.Concat(Enumerable.Repeat("[0]", 20_000)),
        "true" + new string(' ', 1_000_000),
        "'" + new string('x', 1_000_000) + "'",
        string.Concat(Enumerable.Repeat("[1].all(x,", 6_000)),
        string.Concat(Enumerable.Repeat("has(a.", 6_000)),
        "'x'.matches('" + new string('(', 900) + "')",
        "'x'.matches('(((a{100}){100}){100})')",
        "'x'.matches('" + new string('a', 60_000) + "')",
        "'x'.matches('\\\\p{" + new string('L', 900) + "}')",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_hostile_source_is_refused_with_one_clear_message(string source)
    {
        var compilation = Environment.Compile(source);

        Assert.False(compilation.Succeeded);
        Assert.InRange(compilation.Diagnostics[0].Message.Length, 5, 2_000);
        Assert.False(Environment.CompileUnchecked(source).Program is { } program && program.Evaluate(Activation(), TestContext.Current.CancellationToken).IsPlain);
    }

    [Theory]
    [InlineData("[1,2,3,4,5,6,7,8,9,10].map(a, [1,2,3,4,5,6,7,8,9,10].map(b, [1,2,3,4,5,6,7,8,9,10].map(c, [1,2,3,4,5,6,7,8,9,10].map(d, [1,2,3,4,5,6,7,8,9,10].map(e, [1,2,3,4,5,6,7,8,9,10].map(f, [1,2,3,4,5,6,7,8,9,10].map(g, [1,2,3,4,5,6,7,8,9,10].map(h, a))))))))")]
    [InlineData("big.split('').all(a, big.split('').all(b, big.split('').all(c, a + b != c)))")]
    [InlineData("big.replace('', big)")]
    [InlineData("cel.bind(a, big + big, cel.bind(b, a + a, cel.bind(c, b + b, cel.bind(d, c + c, cel.bind(e, d + d, cel.bind(f, e + e, f))))))")]
    [InlineData("cel.bind(a, [big, big], cel.bind(b, [a, a], cel.bind(c, [b, b], cel.bind(d, [c, c], cel.bind(e, [d, d], cel.bind(f, [e, e], cel.bind(g, [f, f], cel.bind(h, [g, g], cel.bind(i, [h, h], cel.bind(j, [i, i], '%s'.format([j])))))))))))")]
    [InlineData("big.split('').map(x, big).join()")]
    [InlineData("big.split('').map(x, big.matches('(x+x+)+y')).size()")]
    [InlineData("big.split('').map(x, timestamp('2024-01-01T00:00:00Z').getHours('Europe/Paris')).map(y, big.split('')).size()")]
    [InlineData("cel.bind(l, big.split(''), l.map(x, l + l + l + l)).size()")]
    [InlineData("big.split('').map(x, big.split('')).map(y, y.map(z, big.split(''))).size()")]
    [InlineData("big.split('').all(x, big.split('').map(y, y + x).exists(z, 'xx'.matches(z + '+' + x)) || big.split('').all(c, c == x))")]
    public void A_hostile_evaluation_ends_in_a_limit(string source)
    {
        var result = Environment.Compile(source).Program!.Evaluate(Activation(), TestContext.Current.CancellationToken);

        Assert.Equal(CelErrorCode.LimitExceeded, result.AsError().Code);
    }

    [Fact]
    public void Doubling_lists_cannot_be_compared_for_ever()
    {
        var environment = CelEnvironment.Standard.WithVariable("a", CelType.Dyn).WithVariable("b", CelType.Dyn);
        var (left, right) = (CelValue.List(CelValue.Int(1)), CelValue.List(CelValue.Int(1)));
        for (var i = 0; i < 100; i++)
        {
            (left, right) = (CelValue.List(left, left), CelValue.List(right, right));
        }

        var result = environment.Compile("a == b").Program!.Evaluate(new CelActivation(environment).Set("a", left).Set("b", right), TestContext.Current.CancellationToken);

        Assert.Equal(CelErrorCode.LimitExceeded, result.AsError().Code);
        Assert.InRange(left.ToString().Length, 1, 200);
    }

    [Fact]
    public void A_limit_is_not_absorbed_by_logic() =>
        Assert.True(Environment.Compile("big.replace('', big) == '' || true").Program!.Evaluate(Activation(), TestContext.Current.CancellationToken).IsError);

    [Fact]
    public void A_chain_of_computed_variables_does_not_overflow_the_stack()
    {
        var environment = CelEnvironment.Standard.Let("v0", "1").Environment;
        for (var i = 1; i < 2_000; i++)
        {
            environment = environment.Let($"v{i}", $"v{i - 1} + 1").Environment;
        }

        var result = environment.Compile("v1999").Program!.Evaluate(new CelActivation(environment), TestContext.Current.CancellationToken);

        Assert.True(result.Kind is CelKind.Int or CelKind.Error);
    }

    [Fact]
    public void The_deepest_expression_allowed_runs_on_a_small_stack()
    {
        var nested = new string('[', 247) + "1" + new string(']', 247);
        var source = $"size({nested}) == 1";
        var limits = new CelLimits { MaxDepth = 5_000 };
        var result = default(CelValue);
        var thread = new Thread(
            () => result = CelEnvironment.Standard.WithLimits(limits).Compile(source).Program!.Evaluate(new CelActivation(CelEnvironment.Standard)), 1024 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(result.IsTrue);
    }

    [Fact]
    public void What_stands_side_by_side_is_not_deep() =>
        Assert.Empty(Environment.Compile($"size([{string.Join(", ", Enumerable.Repeat("big == 'x' ? 1 : 2", 600))}]) == 600").Diagnostics);

    [Fact]
    public void A_cancelled_evaluation_stops()
    {
        var program = Environment.Compile("big.split('').all(a, big.split('').all(b, a == b))").Program!;

        Assert.ThrowsAny<OperationCanceledException>(() => program.Evaluate(Activation(), new CancellationToken(canceled: true)));
        Assert.True(Environment.Compile("1 == 1").Program!.Evaluate(Activation(), TestContext.Current.CancellationToken).IsTrue);
    }

    private static CelActivation Activation() => new CelActivation(Environment).Set("big", CelValue.String(new string('x', 20_000)));
}
