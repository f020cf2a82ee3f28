using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>What the checker says about mistakes: place, severity, words.</summary>
public sealed class CheckerTests
{
    [Theory]
    [InlineData("self.DirectInternetAcces == 'Disabled'", "1:6: error: Notebook has no field `DirectInternetAcces`; did you mean `DirectInternetAccess`?")]
    [InlineData("self.vpcconfig.Id == ''", "1:6: error: Notebook has no field `vpcconfig`; did you mean `VpcConfig`?")]
    [InlineData("self.VpcConfig.Subnets.all(s, s.Ip == '')", "1:33: error: Subnet has no field `Ip`; did you mean `Id`?")]
    [InlineData("true &&\n  sel.Name == ''", "2:3: error: undeclared variable `sel`; did you mean `self`?")]
    [InlineData("self.Name.startWith('x')", "1:11: error: undeclared function `startWith`; did you mean `startsWith`?")]
    [InlineData("self.Modes.exist(m, m == 'Fast')", "1:12: error: undeclared function `exist`; did you mean `exists`?")]
    [InlineData("math.flor(1.5)", "1:6: error: undeclared function `math.flor`; did you mean `math.floor`?")]
    [InlineData("self.DirectInternetAccess == 'Disable'", "1:30: warning: the value is never `Disable`; did you mean `Disabled`?")]
    [InlineData("self.DirectInternetAccess in ['Disabled', 'enabled']", "1:43: warning: the value is never `enabled`; did you mean `Enabled`?")]
    [InlineData("'Quick' in self.Modes", "1:1: warning: the value is never `Quick`; it is one of `Fast`, `Slow`")]
    [InlineData("self.Modes.exists(m, m != 'Slw')", "1:27: warning: the value is never `Slw`; did you mean `Slow`?")]
    [InlineData("self.Name == 3", "1:11: error: string or null is never equal to int")]
    [InlineData("self.VolumeSize in ['a']", "1:17: error: int or null is never in list(string)")]
    [InlineData("self.SecurityGroups == null", "1:1: warning: a list is never null: an absent one is empty; write `size(self.SecurityGroups) == 0` or `has(...)`")]
    [InlineData("null != self.Tags", "1:1: warning: a map is never null: an absent one is empty; write `size(self.Tags) == 0` or `has(...)`")]
    [InlineData("self.VolumeSize < 'x'", "1:17: error: `<` does not take int or null and string")]
    [InlineData("self.Name + 1 == ''", "1:11: error: `+` does not take string or null and int")]
    [InlineData("self.Name", "1:1: error: the expression must be bool, but is string or null")]
    [InlineData("self.Name && true", "1:1: error: an operand of `&&` must be bool, but is string or null")]
    [InlineData("self.SecurityGroups.Id == ''", "1:21: error: list(string) has no field `Id`; take an element `[0]`, or walk over it with exists(), all(), filter() or map()")]
    [InlineData("self.Name.exists(x, true)", "1:1: error: only a list or a map can be walked over, not string or null")]
    [InlineData("self.Modes.exists(m)", "1:1: error: `exists` takes a variable and an expression, as in `list.exists(x, x > 0)`")]
    [InlineData("has(self)", "1:5: error: has() takes a field selection such as `has(x.field)`")]
    [InlineData("self.Name = 'x'", "1:11: error: unexpected character `=`; to compare, write `==`")]
    [InlineData("self.Name == 'x", "1:14: error: the string does not end; add the closing quote")]
    [InlineData("(true", "1:6: error: expected `)` but found the end of the expression")]
    [InlineData("true true", "1:6: error: expected an operator or the end of the expression but found `true`")]
    [InlineData("'a'.matches('(')", "1:13: error: bad regular expression: InsufficientClosingParentheses at offset 1")]
    [InlineData("'a'.matches('(?=a)')", "1:13: error: bad regular expression: lookahead and lookbehind are not supported")]
    [InlineData(@"'a'.matches(r'(a)\1')", "1:13: error: bad regular expression: backreferences are not supported")]
    [InlineData("self.Name.contains(1)", "1:1: error: no such call: string or null.contains(int); there is string.contains(string)")]
    [InlineData("contains('a', 'b')", "1:1: error: `contains` is called on a value: `value.contains(...)`")]
    [InlineData("true ? 'a' : 1", "1:1: error: both sides of `:` must have one type, but they are string and int; wrap one in dyn()")]
    [InlineData("self.Encrypted ? true : false ? 1 : 2", "*: error: both sides of `:` must have one type, but they are bool and int; wrap one in dyn()")]
    public void A_mistake_is_reported_where_it_stands(string source, string expected)
    {
        var diagnostics = Notebook.Environment.Compile(source, CelType.Bool).Diagnostics;

        var first = diagnostics.Select(d => d.ToString()).First();
        Assert.Equal(expected, expected.StartsWith('*') ? "*" + first[first.IndexOf(": ", StringComparison.Ordinal)..] : first);
    }

    [Theory]
    [InlineData("self.DirectInternetAccess == 'Disabled'")]
    [InlineData("self.VpcConfig == null || self.Name != null")]
    [InlineData("self.VolumeSize == 1.0 && self.VolumeSize < 5u")]
    [InlineData("self.Tags['team'] == 'ml' && self.Tags.team != ''")]
    [InlineData("self.Tags.exists(k, v, k == 'a' && v == 'b')")]
    [InlineData("self.Created < timestamp('2024-01-01T00:00:00Z') + duration('24h')")]
    [InlineData("(self.Encrypted ? self.Name : 'x') in self.SecurityGroups")]
    [InlineData("self.?VpcConfig.?Id.orValue('none') == 'none'")]
    [InlineData("self.VpcConfig.Subnets.filter(s, !s.Public).map(s, s.Id).join(',').size() > 0")]
    public void What_is_right_passes_without_a_word(string source) =>
        Assert.Empty(Notebook.Environment.Compile(source, CelType.Bool).Diagnostics);

    [Theory]
    [InlineData("self.VpcConfig.Subnets.map(s, s.Id)", "list(string or null)")]
    [InlineData("[1, 2.0]", "list(dyn)")]
    [InlineData("{'a': 1}", "map(string, int)")]
    [InlineData("self.?Name", "optional_type(string or null)")]
    [InlineData("math.greatest(1, 2)", "int")]
    [InlineData("[1, 2].map(x, string(x)).join()", "string")]
    [InlineData("optional.of(1).or(optional.of(3)).orValue(2)", "int")]
    [InlineData("[1, null]", "list(int or null)")]
    public void Types_are_inferred(string source, string type) =>
        Assert.Equal(type, Notebook.Environment.Compile(source).Program!.ResultType.ToString());

    [Fact]
    public void Every_mistake_of_an_expression_is_reported_in_the_order_of_the_source()
    {
        var diagnostics = Notebook.Environment.Compile("self.A == 1 && self.B == 2 && other").Diagnostics;

        Assert.Equal([5, 20, 30], diagnostics.Select(d => d.Range.Start));
        Assert.All(diagnostics, d => Assert.Equal(d.Range.Start, d.Position.Offset));
    }
}
