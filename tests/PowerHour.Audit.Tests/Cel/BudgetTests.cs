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
