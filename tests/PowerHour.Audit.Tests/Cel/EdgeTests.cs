using System.Text.Json;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>What the language demands at the edges of numbers, lists, maps and equality, and what we chose where it leaves a choice; the cases are in edges.json.</summary>
public sealed class EdgeTests
{
    private static readonly EdgeFile File = TestFiles.Read<EdgeFile>("edges.json");

    public static TheoryData<string> Expressions => [.. File.Groups.SelectMany(g => g.Cases).Select(c => c.Expr)];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_edge_comes_out_as_the_table_says(string expression)
    {
        var expected = File.Groups.SelectMany(g => g.Cases).First(c => string.Equals(c.Expr, expression, StringComparison.Ordinal)).Expect;
        var environment = File.Variables.Keys.Aggregate(CelEnvironment.Standard, (e, name) => e.WithVariable(name, CelType.Dyn));
        var activation = new CelActivation(environment);
        foreach (var (name, value) in File.Variables)
        {
            activation.Set(name, JsonValues.Read(value));
        }

        var actual = environment.Compile(expression).Program!.Evaluate(activation, TestContext.Current.CancellationToken);

        Assert.Equal(JsonValues.Write(JsonValues.Read(expected)), JsonValues.Write(actual));
        if (actual.IsError)
        {
            Assert.Contains(expected.GetProperty("error").GetString()!, actual.AsError().Message, StringComparison.Ordinal);
        }
    }

    private sealed record EdgeFile(Dictionary<string, JsonElement> Variables, EdgeGroup[] Groups);

    private sealed record EdgeGroup(string About, ExpressionCase[] Cases);
}
