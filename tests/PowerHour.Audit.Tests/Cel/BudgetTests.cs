using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Steps that evaluations share.</summary>
public sealed class BudgetTests
{
    private static readonly CelEnvironment Environment = CelEnvironment.Standard.WithVariable("l", CelType.List(CelType.Int)).Let("total", "l.map(x, x).size()").Environment;

    private static readonly CelProgram Program = Environment.Compile("total > 0 && l.all(x, x > 0)").Program!;

    [Fact]
    public void Evaluations_share_a_budget_until_it_is_spent()
    {
        var activation = Activation(10_000);
        Assert.Equal([true, true, true, true, false], Enumerable.Range(0, 5).Select(_ => Run(activation).IsTrue));
        Assert.Equal(0, activation.Budget!.Remaining);
    }

    [Fact]
    public void A_spent_budget_is_told_from_the_limit_of_an_expression()
    {
        var spent = Run(Activation(100)).AsError();
        Assert.Equal((CelErrorCode.LimitExceeded, "the expressions need more than the 100 steps that are left to them"), (spent.Code, spent.Message));
        Assert.Equal("no steps are left: what was evaluated before took all that there are; see there", Run(Activation(0)).AsError().Message);
        var small = Environment.WithLimits(CelLimits.Default with { MaxSteps = 100 }).Compile("l.all(x, x > 0)").Program!.Evaluate(Activation(null), CancellationToken.None).AsError();
        Assert.Equal("the expression needs more than 100 steps", small.Message);
    }

    [Fact]
    public void More_steps_may_be_allowed()
    {
        var activation = Activation(100);
        Assert.True(Run(activation).IsError);
        activation.Budget!.Add(10_000);
        Assert.True(Run(activation).IsTrue);
        Assert.InRange(activation.Budget.Remaining, 1, 9_000);
    }

    /// <summary>What is made, walked over or searched is paid for, in steps of about 16 characters or elements: no function is a way round the bound.</summary>
    [Theory]
    [InlineData("true", 1)]
    [InlineData("text + text", 44)]
    [InlineData("data + data", 44)]
    [InlineData("list + list", 36)]
    [InlineData("[text, text]", 4)]
    [InlineData("{text: 1}", 24)]
    [InlineData("text.size()", 43)]
    [InlineData("text.contains('y')", 44)]
    [InlineData("text.contains(text)", 64)]
    [InlineData("(text + text).contains(text)", 347)]
    [InlineData("text.startsWith(text)", 64)]
    [InlineData("text.indexOf('y')", 44)]
    [InlineData("text.lastIndexOf('y')", 44)]
    [InlineData("text.charAt(1)", 44)]
    [InlineData("text.substring(1)", 44)]
    [InlineData("text.lowerAscii()", 44)]
    [InlineData("text.replace('x', 'yy')", 366)]
    [InlineData("text.replace('y', '')", 66)]
    [InlineData("text.split('x')", 364)]
    [InlineData("text.split('y')", 44)]
    [InlineData("[text, text].join(text)", 109)]
    [InlineData("strings.quote(text)", 65)]
    [InlineData("'%s'.format([text])", 30)]
    [InlineData("'%x'.format([text])", 89)]
    [InlineData("'%s'.format([list])", 153)]
    [InlineData("bytes(text)", 44)]
    [InlineData("string(data)", 44)]
    [InlineData("base64.encode(data)", 51)]
    [InlineData("base64.decode(text)", 45)]
    [InlineData("text.matches('y')", 29)]
    [InlineData("text.matches('y' + text.substring(320))", 2106)]
    [InlineData("7 in list", 8)]
    [InlineData("list == list", 67)]
    [InlineData("math.greatest(list)", 68)]
    [InlineData("list.exists(x, x < 0)", 69)]
    [InlineData("list.filter(x, x < 0)", 69)]
    [InlineData("list.map(x, x > 0, x)", 134)]
    [InlineData("list.transformMap(i, x, x)", 67)]
    [InlineData("list.transformMapEntry(i, x, {i: x})", 693)]
    [InlineData("timestamp('2024-01-01T00:00:00Z').getHours('Europe/Paris')", 26)]
    [InlineData("text == again", 23)]
    [InlineData("text != again", 23)]
    [InlineData("[text] == [again]", 28)]
    [InlineData("dyn(text) == data", 25)]
    [InlineData("data == data", 23)]
    [InlineData("text < again", 23)]
    [InlineData("data <= data", 23)]
    [InlineData("text in [again]", 46)]
    [InlineData("text in {'a': 1}", 26)]
    [InlineData("{'a': 1}[?text].hasValue()", 28)]
    [InlineData("[1].transformMap(i, x, {text: x})", 28)]
    [InlineData("[1].transformMapEntry(i, x, {text: x})", 49)]
    [InlineData("int(text)", 23)]
    [InlineData("text.format([])", 24)]
    public void What_an_expression_costs(string source, int steps)
    {
        var environment = CelEnvironment.Standard.WithVariable("text", CelType.String).WithVariable("again", CelType.String).WithVariable("data", CelType.Bytes).WithVariable("list", CelType.List(CelType.Int));
        var activation = new CelActivation(environment) { Budget = new CelBudget(1_000_000) }
            .Set("text", CelValue.String(new string('x', 320))).Set("again", CelValue.String(new string('x', 320))).Set("data", CelValue.Bytes([.. Enumerable.Repeat((byte)'x', 320)])).Set("list", CelValue.List([.. Enumerable.Range(0, 64).Select(i => CelValue.Int(i))]));
        environment.Compile(source).Program!.Evaluate(activation, CancellationToken.None);
        Assert.Equal(steps, 1_000_000 - activation.Budget!.Remaining);
    }

    [Theory]
    [InlineData("'abcd' + 'efgh'", null)]
    [InlineData("'abcd' + 'efghi'", Text)]
    [InlineData("b'abcd' + b'efgh'", null)]
    [InlineData("b'abcd' + b'efghi'", Text)]
    [InlineData("['abcd', 'efg'].join('-')", null)]
    [InlineData("['abcd', 'efgh'].join('-')", Text)]
    [InlineData("'aaaa'.replace('a', 'bb')", null)]
    [InlineData("'aaaa'.replace('a', 'bbb')", Text)]
    [InlineData("'aaab'.replace('a', 'bb') + 'x'", null)]
    [InlineData("'aaabb'.replace('a', 'bb') + 'x'", Text)]
    [InlineData("'%s-%s'.format(['abc', 'defg'])", null)]
    [InlineData("'%s-%s'.format(['abcd', 'efgh'])", Text)]
    [InlineData("'%x'.format(['abcd'])", null)]
    [InlineData("'%x'.format(['abcde'])", Text)]
    [InlineData("strings.quote('abc')", null)]
    [InlineData("strings.quote('abcd')", Text)]
    [InlineData("bytes('éééé')", null)]
    [InlineData("bytes('ééééa')", Text)]
    [InlineData("base64.encode(b'abcdef')", null)]
    [InlineData("base64.encode(b'abcdefg')", Text)]
    [InlineData("base64.decode('YWJjZGVm')", null)]
    [InlineData("base64.decode('YWJjZGVmZw==')", Text)]
    [InlineData("[1, 2] + [3, 4]", null)]
    [InlineData("[1, 2] + [3, 4, 5]", List)]
    [InlineData("[1, 2, 3, five]", null)]
    [InlineData("[1, 2, 3, 4, five]", List)]
    [InlineData("{1: 1, 2: 2}", null)]
    [InlineData("{1: 1, 2: 2, 3: 3}", List)]
    [InlineData("four.map(x, x)", null)]
    [InlineData("(four + []).map(x, x + five)", null)]
    [InlineData("many.map(x, x)", List)]
    [InlineData("many.filter(x, x > 0)", null)]
    [InlineData("many.filter(x, x >= 0)", List)]
    [InlineData("many.transformMap(i, x, x > 0, x)", null)]
    [InlineData("many.transformMap(i, x, x)", List)]
    [InlineData("many.transformMapEntry(i, x, x > 0, {i: x})", null)]
    [InlineData("many.transformMapEntry(i, x, {i: x})", List)]
    [InlineData("'a-b-c-d'.split('-')", null)]
    [InlineData("'a-b-c-d-'.split('-')", List)]
    public void Nothing_longer_than_allowed_is_made(string source, string? expected)
    {
        var environment = CelEnvironment.Standard.WithVariable("five", CelType.Int).WithVariable("four", CelType.List(CelType.Int)).WithVariable("many", CelType.List(CelType.Int))
            .WithLimits(CelLimits.Default with { MaxStringLength = 8, MaxListLength = 4 });
        var activation = new CelActivation(environment).Set("five", CelValue.Int(5)).Set("four", Ints(4)).Set("many", Ints(5));
        var value = environment.Compile(source).Program!.Evaluate(activation, CancellationToken.None);
        Assert.Equal(expected, value.IsError ? value.AsError().Message : null);
    }

    private const string Text = "a string or bytes would be longer than 8";

    private const string List = "a list or map would be longer than 4";

    private static CelValue Ints(int count) => CelValue.List([.. Enumerable.Range(0, count).Select(i => CelValue.Int(i))]);

    [Fact]
    public void What_was_worked_out_is_forgotten_when_the_host_says_so()
    {
        var elements = 1;
        var activation = new CelActivation(Environment).SetLazy("l", _ => CelValue.List([.. Enumerable.Range(1, elements).Select(i => CelValue.Int(i))]));
        Assert.Equal(1, activation.Get("total").AsInt());
        elements = 2;
        Assert.Equal(1, activation.Get("total").AsInt());
        activation.Forget();
        Assert.Equal(2, activation.Get("total").AsInt());
    }

    private static CelValue Run(CelActivation activation)
    {
        activation.Forget();
        return Program.Evaluate(activation, CancellationToken.None);
    }

    private static CelActivation Activation(long? steps) =>
        new CelActivation(Environment) { Budget = steps is { } s ? new CelBudget(s) : null }.Set("l", CelValue.List([.. Enumerable.Range(1, 1_000).Select(i => CelValue.Int(i))]));
}
