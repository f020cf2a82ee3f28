using PowerHour.Audit.Cel;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>What a trace quotes of the source: every part with the parentheses that it begins, ends or holds.</summary>
public sealed class TraceTests
{
    [Theory]
    [InlineData("(1 < 2 || false) && (3 < 4)", "1 < 2; 1 < 2 || false; 3 < 4; (1 < 2 || false) && (3 < 4)")]
    [InlineData("((1 < 2)) && ((3 < 4))", "1 < 2; 3 < 4; ((1 < 2)) && ((3 < 4))")]
    [InlineData("true && (1 < 2)", "1 < 2; true && (1 < 2)")]
    [InlineData("!(1 < 2)", "1 < 2; !(1 < 2)")]
    [InlineData("-(1 + 2) == (-3)", "1 + 2; -(1 + 2); -(1 + 2) == (-3)")]
    [InlineData("(1 + 2) * (3 + 4) > (5)", "1 + 2; 3 + 4; (1 + 2) * (3 + 4); (1 + 2) * (3 + 4) > (5)")]
    [InlineData("((1) + 2) > 1", "(1) + 2; ((1) + 2) > 1")]
    [InlineData("(1 < 2) ? (3 < 4) : (5 < 6)", "1 < 2; 3 < 4; (1 < 2) ? (3 < 4) : (5 < 6)")]
    [InlineData("([1 + 2])[(0 + 0)] == 3", "1 + 2; [1 + 2]; 0 + 0; ([1 + 2])[(0 + 0)]; ([1 + 2])[(0 + 0)] == 3")]
    [InlineData("({'a': 1 + 2}).a == 3", "1 + 2; {'a': 1 + 2}; ({'a': 1 + 2}).a; ({'a': 1 + 2}).a == 3")]
    [InlineData("('a' + 'b').size() == (size(('c')))", "'a' + 'b'; ('a' + 'b').size(); size(('c')); ('a' + 'b').size() == (size(('c')))")]
    [InlineData("([1]).exists(x, (x) == (1))", "x; (x) == (1); ([1]).exists(x, (x) == (1))")]
    [InlineData("has(({'a': 1}).a)", "{'a': 1}; has(({'a': 1}).a)")]
    [InlineData("(1) in ([1, 2])", "(1) in ([1, 2])")]
    public void A_part_is_quoted_with_its_parentheses(string source, string parts)
    {
        var trace = Notebook.Environment.Compile(source).Program!.Trace(new CelActivation(Notebook.Environment), TestContext.Current.CancellationToken);

        Assert.Equal(parts, string.Join("; ", trace.Entries.Select(e => e.Source)));
        Assert.All(trace.Entries, e => Assert.Equal(e.Source, e.Range.Of(source)));
    }
}
