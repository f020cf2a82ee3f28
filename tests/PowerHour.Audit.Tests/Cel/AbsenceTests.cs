using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>The absence rule: a declared field that is not there reads as null or empty, at any depth; see docs/adr/0002.</summary>
public sealed class AbsenceTests
{
    [Theory]
    [InlineData("self.Name == null", "true")]
    [InlineData("self.Name == 'x'", "false")]
    [InlineData("self.Encrypted != true", "true")]
    [InlineData("has(self.Name)", "false")]
    [InlineData("has(self.SecurityGroups)", "false")]
    [InlineData("has(self.VpcConfig.Id)", "false")]
    [InlineData("has(self.VpcConfig.Parent.Parent.Id)", "false")]
    [InlineData("self.SecurityGroups.size() == 0", "true")]
    [InlineData("self.SecurityGroups.all(g, false)", "true")]
    [InlineData("self.Tags.size() == 0", "true")]
    [InlineData("'team' in self.Tags", "false")]
    [InlineData("self.VpcConfig == null", "true")]
    [InlineData("self.VpcConfig.Id == null", "true")]
    [InlineData("self.VpcConfig.Subnets.size() > 0", "false")]
    [InlineData("self.VpcConfig.Parent.Parent.Subnets.exists(s, s.Public)", "false")]
    [InlineData("cel.bind(v, self.VpcConfig, v.Parent.Subnets.size())", "Int:0")]
    [InlineData("self.?Name.hasValue()", "false")]
    [InlineData("self.?VpcConfig.?Id.orValue('none')", "string:none")]
    public void What_is_absent_reads_as_null_or_empty(string expression, string expected) =>
        Assert.Equal(expected, JsonValues.Write(Notebook.Evaluate(expression)));

    [Fact]
    public void A_null_in_the_answer_counts_as_absent()
    {
        (string, CelValue)[] nulls = [("Name", CelValue.Null), ("SecurityGroups", CelValue.Null)];

        Assert.True(Notebook.Evaluate("!has(self.Name) && !has(self.SecurityGroups) && size(self.SecurityGroups) == 0", nulls).IsTrue);
    }

    [Fact]
    public void Objects_missing_from_a_list_of_objects_read_as_absent()
    {
        var vpc = TestObject.Of(Notebook.Vpc, ("Subnets", CelValue.List(CelValue.Null, TestObject.Of(Notebook.Subnet, ("Id", CelValue.String("s"))))));

        Assert.True(Notebook.Evaluate("self.VpcConfig.Subnets[0].Id == null && self.VpcConfig.Subnets.exists(s, s.Id == 's')", ("VpcConfig", vpc)).IsTrue);
    }

    [Fact]
    public void Using_an_absent_scalar_is_an_error_that_says_so()
    {
        var error = Notebook.Evaluate("self.Name.startsWith('x')").AsError();

        Assert.Equal(CelErrorCode.NoSuchOverload, error.Code);
        Assert.Equal("startsWith() does not take (null, string); guard what may be absent with has()", error.Message);
        Assert.Equal(new(0, 25), error.Range);
        Assert.True(Notebook.Evaluate("self.VolumeSize > 5").IsError);
    }

    [Fact]
    public void Plain_maps_keep_the_rules_of_the_language() =>
        Assert.Equal("no such key: 'x'", Notebook.Evaluate("self.Tags.x == ''").AsError().Message);

    [Fact]
    public void An_object_without_static_type_follows_the_rule_of_its_declaration()
    {
        Assert.True(Notebook.Evaluate("dyn(self).Name == null && !has(dyn(self).Tags) && dyn(self).SecurityGroups.size() == 0").IsTrue);
        Assert.Equal("Notebook has no field `Nope`", Notebook.Evaluate("dyn(self).Nope").AsError().Message);
    }

    [Fact]
    public void Objects_are_equal_when_their_fields_are()
    {
        var one = TestObject.Of(Notebook.Vpc, ("Id", CelValue.String("v")));
        var same = TestObject.Of(Notebook.Vpc, ("Id", CelValue.String("v")), ("Parent", one));

        Assert.True(Notebook.Evaluate("self.VpcConfig.Parent == self.VpcConfig.Parent", ("VpcConfig", same)).IsTrue);
        Assert.True(Notebook.Evaluate("self.VpcConfig != self.VpcConfig.Parent", ("VpcConfig", same)).IsTrue);
    }
}
