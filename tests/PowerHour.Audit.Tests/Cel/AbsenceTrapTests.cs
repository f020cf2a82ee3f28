using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>An expression that ends in an error where something is absent is told so beforehand, and one that asks first is left in peace.</summary>
public sealed class AbsenceTrapTests
{
    private const string Absent = "may be absent, and then this is an error and no verdict; ";

    [Theory]
    [InlineData("self.VolumeSize < 5", "1:1: warning: `self.VolumeSize` " + Absent + "write `has(self.VolumeSize) && …` where absence is to be false, `!has(self.VolumeSize) || …` where it is to be true")]
    [InlineData("5 >= self.VolumeSize + 1", "1:6: warning: `self.VolumeSize` " + Absent)]
    [InlineData("self.Encrypted", "1:1: warning: `self.Encrypted` " + Absent + "write `self.Encrypted == true`")]
    [InlineData("!self.Encrypted", "1:2: warning: `self.Encrypted` " + Absent + "write `self.Encrypted != true`")]
    [InlineData("self.Encrypted ? true : false", "1:1: warning: `self.Encrypted` " + Absent)]
    [InlineData("self.Name.startsWith('x')", "1:1: warning: `self.Name` " + Absent)]
    [InlineData("size(self.Name) > 0", "1:6: warning: `self.Name` " + Absent)]
    [InlineData("self.VpcConfig.Id.contains('x')", "1:1: warning: `self.VpcConfig.Id` " + Absent)]
    [InlineData("self.VpcConfig.Parent.Id + '/' == 'x/'", "1:1: warning: `self.VpcConfig.Parent.Id` " + Absent)]
    [InlineData("self.DirectInternetAccess != 'Enabled' && self.VolumeSize < 5", "1:43: warning: `self.VolumeSize` " + Absent)]
    [InlineData("self.Tags.team == 'ml'", "1:1: warning: `self.Tags.team` " + Absent + "ask with `in` or has() before, or write `[?'key'].orValue(…)`")]
    [InlineData("self.Tags['team'] == 'ml'", "1:1: warning: `self.Tags['team']` " + Absent)]
    [InlineData("self.SecurityGroups[0] == 'a'", "1:1: warning: `self.SecurityGroups[0]` " + Absent + "ask `size() > 0` before, or walk over the list with exists(), all() or filter()")]
    [InlineData("[1, 2].exists(n, n > self.VolumeSize)", "1:22: warning: `self.VolumeSize` " + Absent)]
    [InlineData("cel.bind(v, self.VolumeSize, v < 5)", "1:30: warning: `v` " + Absent)]
    [InlineData("self.Created < timestamp('2024-01-01T00:00:00Z')", "1:1: warning: `self.Created` " + Absent)]
    [InlineData("self.Name != 'x' && self.Name.startsWith('x')", "1:21: warning: `self.Name` " + Absent)]
    [InlineData("self.Name == 'x' || self.Name.startsWith('y')", "1:21: warning: `self.Name` " + Absent)]
    [InlineData("self.VolumeSize == null && self.VolumeSize < 5", "1:28: warning: `self.VolumeSize` " + Absent)]
    [InlineData("!has(self.VolumeSize) && self.VolumeSize < 5", "1:26: warning: `self.VolumeSize` " + Absent)]
    [InlineData("has(self.VpcConfig) || self.VpcConfig.Id.contains('x')", "1:24: warning: `self.VpcConfig.Id` " + Absent)]
    [InlineData("self.VolumeSize in [1, 2] || self.VolumeSize < 2", "1:30: warning: `self.VolumeSize` " + Absent)]
    [InlineData("self.Name in self.Tags || self.Name.startsWith('a')", "1:27: warning: `self.Name` " + Absent)]
    [InlineData("(self.Name + 'x') in ['a']", "1:2: warning: `self.Name` " + Absent)]
    [InlineData("'x' in [self.Name + 'y']", "1:9: warning: `self.Name` " + Absent)]
    [InlineData("2 == self.VolumeSize + 1", "1:6: warning: `self.VolumeSize` " + Absent)]
    [InlineData("self.VolumeSize + 1 != 2", "1:1: warning: `self.VolumeSize` " + Absent)]
    [InlineData("has(self.VolumeSize) ? true : self.VolumeSize < 5", "1:31: warning: `self.VolumeSize` " + Absent)]
    [InlineData("self.VolumeSize == null ? self.VolumeSize < 5 : true", "1:27: warning: `self.VolumeSize` " + Absent)]
    [InlineData("self.VolumeSize < 5 ? true : false", "1:1: warning: `self.VolumeSize` " + Absent)]
    [InlineData("[1, 2].exists(n, n > 1) ? self.VolumeSize < 5 : true", "1:27: warning: `self.VolumeSize` " + Absent)]
    [InlineData("[self.Name + 'x'].exists(n, n == 'x')", "1:2: warning: `self.Name` " + Absent)]
    [InlineData("[1].filter(n, n > self.VolumeSize).size() > 0", "1:19: warning: `self.VolumeSize` " + Absent)]
    [InlineData("[1].map(n, n > self.VolumeSize, n).size() > 0", "1:16: warning: `self.VolumeSize` " + Absent)]
    [InlineData("[1].map(n, n + self.VolumeSize).size() > 0", "1:16: warning: `self.VolumeSize` " + Absent)]
    [InlineData("[1].exists_one(n, n > self.VolumeSize)", "1:23: warning: `self.VolumeSize` " + Absent)]
    [InlineData("cel.bind(v, self.VpcConfig, v.Id.startsWith('x'))", "1:29: warning: `v.Id` " + Absent + "write `has(v.Id) && …`")]
    [InlineData("cel.bind(v, self.VolumeSize + 1, v < 5)", "1:13: warning: `self.VolumeSize` " + Absent)]
    [InlineData("-self.VolumeSize < 1", "1:2: warning: `self.VolumeSize` " + Absent)]
    [InlineData("[self.Name].exists(n, n == 'x' || n.startsWith('a'))", null)]
    public void What_is_an_error_where_something_is_absent_is_told(string source, string? warning)
    {
        Assert.True(Notebook.Evaluate(source) is { IsTrue: false, IsFalse: false }, "it is a verdict all the same");
        if (warning is not null)
        {
            Assert.StartsWith(warning, Assert.Single(Traps(source)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("has(self.VolumeSize) && self.VolumeSize < 5")]
    [InlineData("self.VolumeSize < 5 && has(self.VolumeSize)")]
    [InlineData("!has(self.VolumeSize) || self.VolumeSize < 5")]
    [InlineData("self.VolumeSize == null || self.VolumeSize < 5")]
    [InlineData("self.VolumeSize != null && self.VolumeSize < 5")]
    [InlineData("has(self.VolumeSize) ? self.VolumeSize < 5 : false")]
    [InlineData("!(self.VolumeSize == null) && self.VolumeSize < 5")]
    [InlineData("self.VpcConfig != null && self.VpcConfig.Id != null && self.VpcConfig.Id.contains('x')")]
    [InlineData("has(self.VpcConfig.Id) && self.VpcConfig.Id.contains('x')")]
    [InlineData("self.Encrypted == true && self.Name != 'x'")]
    [InlineData("self.Name in ['a', 'b']")]
    [InlineData("'team' in self.Tags && self.Tags['team'] == 'ml'")]
    [InlineData("has(self.Tags.team) && self.Tags.team == 'ml'")]
    [InlineData("self.Tags[?'team'].orValue('') == 'ml'")]
    [InlineData("self.Tags.all(k, self.Tags[k] != '')")]
    [InlineData("self.SecurityGroups.size() > 0 && self.SecurityGroups[0] == 'a'")]
    [InlineData("self.VpcConfig.Subnets.filter(s, s.Id != null).exists(s, s.Id.startsWith('a'))")]
    [InlineData("self.VpcConfig.Subnets.all(s, s.Id == null || s.Id.startsWith('a'))")]
    [InlineData("cel.bind(v, self.VolumeSize, v != null && v < 5)")]
    [InlineData("self.?Name.orValue('').startsWith('x')")]
    [InlineData("self.Name == 'x' && self.Name.startsWith('x')")]
    [InlineData("self.Name != 'x' || self.Name.startsWith('y')")]
    [InlineData("self.VolumeSize in [1, 2] && self.VolumeSize < 2")]
    [InlineData("self.Name in self.SecurityGroups && self.Name.startsWith('a')")]
    [InlineData("self.Name in self.Tags && self.Tags[self.Name] == 'a'")]
    [InlineData("'a' in self.Tags ? self.Tags.a == 'b' : false")]
    [InlineData("self.VolumeSize == self.VpcConfig.Subnets.size()")]
    [InlineData("self.VolumeSize == null ? true : self.VolumeSize < 5")]
    [InlineData("has(self.VpcConfig.Parent) && self.VpcConfig.Parent.Id.contains('x')")]
    [InlineData("!has(self.VpcConfig.Parent) || self.VpcConfig.Parent.Id.contains('x')")]
    [InlineData("self.VpcConfig.Subnets.exists(s, s.Id != null && s.Id.startsWith('x'))")]
    [InlineData("self.Tags.exists(k, v, v.startsWith('x'))")]
    [InlineData("self.Encrypted || true")]
    [InlineData("false && self.Encrypted")]
    [InlineData("type(self.VolumeSize) == int")]
    [InlineData("cel.bind(v, self.VpcConfig.Id, v == null || v.startsWith('x'))")]
    [InlineData("cel.bind(v, has(self.VolumeSize), v && self.VolumeSize < 5)")]
    [InlineData("cel.bind(v, has(self.VpcConfig.Id), !v || self.VpcConfig.Id.startsWith('x'))")]
    [InlineData("cel.bind(v, has(self.Tags.a), v ? self.Tags.a == 'x' : false)")]
    [InlineData("cel.bind(v, self.?Name, v.hasValue() && v.value() == 'x')")]
    [InlineData("cel.bind(v, self.Tags[?'a'], v.orValue('x') == 'x')")]
    public void What_asks_first_is_left_in_peace(string source)
    {
        Assert.False(Notebook.Evaluate(source).IsError, "it is an error after all");
        Assert.Empty(Traps(source));
    }

    [Theory]
    [InlineData("self.DirectInternetAccess == 'Enabled' && self.VolumeSize < 5")]
    [InlineData("has(self.VpcConfig) && self.VpcConfig.Id.contains('x')")]
    [InlineData("has(self.VpcConfig.Parent.Id) && self.VpcConfig.Id.contains('x')")]
    [InlineData("has(self.Name) && self.VolumeSize < 5")]
    [InlineData("self.Name == self.SubnetId && self.VolumeSize < 5")]
    [InlineData("self.Encrypted == true ? self.VolumeSize < 5 : true")]
    [InlineData("self.DirectInternetAccess == 'Enabled' ? self.VolumeSize < 5 : true")]
    [InlineData("self.VpcConfig.Subnets.size() > 0 && self.VolumeSize < 5")]
    public void A_neighbour_that_may_tell_is_given_the_benefit_of_the_doubt(string source) => Assert.Empty(Traps(source));

    /// <summary>No list of the empty notebook has an element, and both of its texts are absent: there the expression is a verdict, but not everywhere.</summary>
    [Theory]
    [InlineData("self.VpcConfig.Subnets.all(s, s.Id.startsWith('a'))", "1:31: warning: `s.Id` ")]
    [InlineData("self.VpcConfig.Subnets.all(s, s.Public)", "1:31: warning: `s.Public` ")]
    [InlineData("self.VpcConfig.Subnets.exists(s, !s.Public)", "1:35: warning: `s.Public` ")]
    [InlineData("self.VpcConfig.Subnets.filter(s, s.Public).size() > 0", "1:34: warning: `s.Public` ")]
    [InlineData("self.VpcConfig.Subnets.map(s, s.Id + 'x').exists(i, i == 'x')", "1:31: warning: `s.Id` ")]
    [InlineData("self.VpcConfig.Subnets.map(s, s.Id).exists(i, i.startsWith('x'))", "1:47: warning: `i` " + Absent + "write `i != null && …` where absence is to be false, `i == null || …` where it is to be true")]
    [InlineData("self.Name != self.SubnetId && self.Name.startsWith('a')", "1:31: warning: `self.Name` ")]
    public void What_is_an_error_elsewhere_is_told_too(string source, string warning)
    {
        Assert.False(Notebook.Evaluate(source).IsError);
        Assert.StartsWith(warning, Assert.Single(Traps(source)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_always_there_is_no_trap()
    {
        var type = new CelObjectType("T", () => [new("Size", CelType.Int, isAlwaysThere: true)]);
        var program = CelEnvironment.Standard.WithVariable("self", CelType.Object(type)).Compile("self.Size < 5").Program!;
        Assert.Empty(CelAbsence.Traps([program]));
    }

    [Fact]
    public void Where_presence_follows_from_how_an_object_was_made_nobody_is_warned()
    {
        var type = new CelObjectType("T", () => [new("Size", CelType.Int)]) { PresenceFollows = true };
        var program = CelEnvironment.Standard.WithVariable("self", CelType.Object(type)).Compile("self.Size < 5").Program!;
        Assert.Empty(CelAbsence.Traps([program]));
    }

    [Fact]
    public void A_condition_before_counts_and_names_are_looked_through()
    {
        var let = Notebook.Environment.Let("volume", "self.VolumeSize");
        var later = let.Environment.Compile("volume < 5").Program!;
        var trap = Assert.Single(CelAbsence.Traps([later]));
        Assert.Equal((later, 0), (trap.Program, trap.Warning.Range.Start));
        Assert.Empty(CelAbsence.Traps([Notebook.Environment.Compile("has(self.VolumeSize)").Program!, later]));
        Assert.Empty(CelAbsence.Traps([let.Environment.Compile("volume != null").Program!, later]));
    }

    [Fact]
    public void A_trap_in_a_named_expression_stands_in_its_source()
    {
        var let = Notebook.Environment.Let("large", "self.VolumeSize > 5");
        var trap = Assert.Single(CelAbsence.Traps([let.Environment.Compile("!large").Program!]));
        Assert.Equal(let.Compilation.Program, trap.Program);
    }

    [Fact]
    public void A_very_large_expression_is_not_looked_at() =>
        Assert.Empty(Traps(string.Join(" && ", Enumerable.Repeat("self.VolumeSize < 5", 800))));

    private static string[] Traps(string source) =>
        [.. CelAbsence.Traps([Notebook.Environment.Compile(source, CelType.Bool).Program!]).Select(t => t.Warning.ToString())];
}
