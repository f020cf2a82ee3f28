using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>The checklist of the talk stays true to the rules that there are.</summary>
public sealed class FrameworkTests
{
    private const int Points = 140;

    private static readonly YamlMap Checklist = YamlDocument.ReadMap(EmbeddedFiles.Below("rules/").Single(f => f.Name == "rules/frameworks/power-hour-checklist.yaml"));

    /// <summary>A key that stands twice does not read at all, so counting keys counts points.</summary>
    [Fact]
    public void Every_point_is_there_once()
    {
        Assert.Equal(Points, Checklist.Keys.Count());
        Assert.All(Checklist.Keys, id => Assert.Matches("^PH-[A-Z0-9]{2,3}-[0-9]{2}$", id));
        Assert.All(Checklist.Keys.GroupBy(id => id[..^3], StringComparer.Ordinal), group => Assert.Equal(Enumerable.Range(1, group.Count()).Select(n => $"{group.Key}-{n:00}"), group, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_point_names_rules_that_exist()
    {
        var known = RuleCatalog.Load().Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var wrong = Checklist.Keys.SelectMany(id => Rules(id).Where(rule => !known.Contains(rule)).Select(rule => $"{id}: there is no rule `{rule}`"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_point_without_rules_says_what_is_missing() =>
        Assert.All(Checklist.Keys, id => Assert.True(Rules(id).Count > 0 || !string.IsNullOrWhiteSpace(Point(id).OptionalText("missing")), $"{id} has neither rules nor `missing`"));

    [Fact]
    public void A_point_has_a_title_and_nothing_that_is_not_known() => Assert.All(Checklist.Keys, id =>
    {
        var point = Point(id);
        Assert.NotEmpty(point.Text("title"));
        point.Texts("rules");
        point.OptionalText("missing");
        point.RefuseOtherKeys();
        point.ThrowIfWrong();
    });

    private static IReadOnlyList<string> Rules(string id) => Point(id).Texts("rules");

    private static YamlMap Point(string id) => Checklist.Map(id)!;
}
