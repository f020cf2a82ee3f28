using System.Text.Json;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>How what could not be read travels through expressions; the cases are in unknowns.json.</summary>
public sealed class UnknownTests
{
    private static readonly UnknownFile File = TestFiles.Read<UnknownFile>("unknowns.json");

    public static TheoryData<string> Expressions => [.. File.Cases.Select(c => c.Expr)];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Unknowns_travel_as_the_table_says(string expression)
    {
        var test = File.Cases.First(c => string.Equals(c.Expr, expression, StringComparison.Ordinal));
        var environment = File.Variables.Keys.Aggregate(CelEnvironment.Standard, (e, name) => e.WithVariable(name, CelType.Dyn));
        var activation = new CelActivation(environment);
        foreach (var (name, value) in File.Variables)
        {
            activation.Set(name, JsonValues.Read(value));
        }

        var actual = environment.Compile(expression).Program!.Evaluate(activation, TestContext.Current.CancellationToken);

        Assert.Equal(JsonValues.Write(JsonValues.Read(test.Expect)), JsonValues.Write(actual));
    }

    [Fact]
    public void Causes_are_kept_once_in_the_order_they_were_met()
    {
        var merged = CelUnknown.Merge(new CelUnknown("b"), CelUnknown.Merge(new CelUnknown("a"), new CelUnknown("b")));

        Assert.Equal(["b", "a"], merged!.Causes);
        Assert.Null(CelUnknown.Merge(null, null));
    }

    [Fact]
    public void An_unknown_field_of_an_object_makes_only_what_needs_it_unknown()
    {
        var name = ("Name", CelValue.String("n"));
        var gap = ("VpcConfig", CelValue.Unknown("DescribeNotebook denied"));

        Assert.Equal("true", JsonValues.Write(Notebook.Evaluate("self.Name == 'n'", name, gap)));
        Assert.Equal("unknown:DescribeNotebook denied", JsonValues.Write(Notebook.Evaluate("self.VpcConfig.Subnets.size() > 0", name, gap)));
        Assert.Equal("unknown:DescribeNotebook denied", JsonValues.Write(Notebook.Evaluate("has(self.VpcConfig)", name, gap)));
        Assert.Equal("unknown:DescribeNotebook denied", JsonValues.Write(Notebook.Evaluate("has(self.VpcConfig.Id)", name, gap)));
    }

    private sealed record UnknownFile(Dictionary<string, JsonElement> Variables, ExpressionCase[] Cases);
}
