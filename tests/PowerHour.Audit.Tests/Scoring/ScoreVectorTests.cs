using System.Text.Json;
using PowerHour.Audit.Scoring;
using PowerHour.Audit.Tests.Iam;
using Xunit;

namespace PowerHour.Audit.Tests.Scoring;

/// <summary>Scores that were worked out by another implementation, to the last digit.</summary>
public sealed class ScoreVectorTests
{
    private static readonly Dictionary<string, string> ThreatNames = new(StringComparer.Ordinal)
    {
        ["poisoning"] = "poisoning", ["membership"] = "membership-inference", ["inversion"] = "model-inversion",
    };

    public static TheoryData<string> Names => [.. Cases().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_gives_its_score(string name)
    {
        var expected = Cases().Single(c => c.Name == name);
        Assert.Equal(expected.Expected.OrderBy(e => e.Key, StringComparer.Ordinal), expected.Actual().OrderBy(e => e.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void The_vectors_of_the_model_hold()
    {
        var path = IamTestFiles.Shared("score/score_vectors.json");
        Assert.SkipUnless(File.Exists(path), "The score model's own vectors are not here: ../shared/score/score_vectors.json. Those in Scoring/vectors.json hold the same and more.");
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var checks = file.RootElement.GetProperty("checks");
        foreach (var vector in file.RootElement.GetProperty("vectors").EnumerateArray())
        {
            var score = ScoreModel.Compute(Items(vector, checks), ScoreCase.Threats, Enum.Parse<ScoreMode>(vector.GetProperty("mode").GetString()!, ignoreCase: true));
            foreach (var (given, ours) in ThreatNames)
            {
                Compare(vector.GetProperty("expected").GetProperty(given), score.Threats.Single(t => t.Threat == ours));
            }

            var overall = vector.GetProperty("expected").GetProperty("overall");
            Assert.Equal(overall.TryGetProperty("low", out var low) ? $"{low} {overall.GetProperty("high")} {overall.GetProperty("coverage")}" : "none", score.Weakest is null ? "none" : $"{score.Low} {score.High} {score.Coverage}");
        }
    }

    private static IReadOnlyList<ScoreCase> Cases() => ScoreCase.Read(Path.Combine(IamTestFiles.Root, "tests", "PowerHour.Audit.Tests", "Scoring", "vectors.json"));

    private static IEnumerable<ScoreItem> Items(JsonElement vector, JsonElement checks)
    {
        foreach (var f in vector.GetProperty("findings").EnumerateArray())
        {
            var id = f.GetProperty("check").GetString()!;
            yield return new ScoreItem(Rule(id, checks.GetProperty(id)), f.GetProperty("resource").GetString()!, ScoreCase.State(f.GetProperty("state").GetString()!), f.GetProperty("prod").GetBoolean());
        }

        foreach (var p in vector.GetProperty("paths").EnumerateArray())
        {
            yield return new ScoreItem(Rule("paths/one", p), "path", ScoreCase.State(p.GetProperty("state").GetString()!), IsProduction: true, IsPath: true);
        }
    }

    private static Rules.Rule Rule(string id, JsonElement check) =>
        ScoreCase.Rule(id, check.GetProperty("severity").GetString()!, check.GetProperty("threats").EnumerateObject().Select(t => (ThreatNames[t.Name], t.Value.GetInt32())));

    private static void Compare(JsonElement expected, ThreatScore actual)
    {
        if (expected.GetProperty("status").GetString() == "NOT_APPLICABLE")
        {
            Assert.False(actual.IsScored);
            return;
        }

        string[] members = ["rawLow", "rawHigh", "low", "high", "coverage", "capLow", "capHigh", "grade"];
        Assert.Equal(members.Select(m => expected.GetProperty(m).ToString()), [$"{actual.RawLow}", $"{actual.RawHigh}", $"{actual.Low}", $"{actual.High}", $"{actual.Coverage}", $"{actual.CapLow.Limit}", $"{actual.CapHigh.Limit}", actual.Grade.Name()], StringComparer.Ordinal);
    }
}
