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
    public void What_asks_first_is_left_in_peace(string source)
    {
        Assert.False(Notebook.Evaluate(source).IsError, "it is an error after all");
        Assert.Empty(Traps(source));
    }

    [Theory]
    [InlineData("self.DirectInternetAccess == 'Enabled' && self.VolumeSize < 5")]
    [InlineData("has(self.VpcConfig) && self.VpcConfig.Id.contains('x')")]
    public void A_neighbour_that_may_tell_is_given_the_benefit_of_the_doubt(string source) => Assert.Empty(Traps(source));

    [Fact]
    public void Elements_are_asked_for_one_by_one() =>
        Assert.StartsWith("1:31: warning: `s.Id`", Assert.Single(Traps("self.VpcConfig.Subnets.all(s, s.Id.startsWith('a'))")), StringComparison.Ordinal);

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
