using System.Text.Json;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;
using PowerHour.Audit.Tests.Reporting;

namespace PowerHour.Audit.Tests.Scoring;

/// <summary>Findings as data, with the score that they must give.</summary>
internal sealed record ScoreCase(string Name, ScoreMode Mode, IReadOnlyList<ScoreItem> Items, IReadOnlyDictionary<string, string> Expected)
{
    public static readonly string[] Threats = ["poisoning", "membership-inference", "model-inversion"];

    /// <summary>The score in the words of the data.</summary>
    public IReadOnlyDictionary<string, string> Actual()
    {
        var score = ScoreModel.Compute(Items, Threats, Mode);
        var words = score.Threats.ToDictionary(t => t.Threat, t => !t.IsScored ? "NOT_APPLICABLE"
            : $"{t.Low}-{t.High} {t.Coverage}% {t.Grade.Name()} raw {t.RawLow}..{t.RawHigh} caps {t.CapLow.Limit},{t.CapHigh.Limit}", StringComparer.Ordinal);
        words["overall"] = score.Weakest is null ? "NOT_APPLICABLE" : $"{score.Low}-{score.High} {score.Coverage}%";
        return words;
    }

    /// <summary>Reads the cases that stand beside this file.</summary>
    public static IReadOnlyList<ScoreCase> Read(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var rules = file.RootElement.GetProperty("rules").EnumerateObject().ToDictionary(r => r.Name, r => Rule(r.Name, r.Value), StringComparer.Ordinal);
        return [.. file.RootElement.GetProperty("cases").EnumerateArray().Select(c => Case(c, rules))];
    }

    public static Rule Rule(string id, string severity, IEnumerable<(string Threat, int Relevance)> threats) =>
        SampleRules.Make(id, id, "AWS::S3::Bucket", Enum.Parse<Severity>(severity, ignoreCase: true), "versioning", [.. threats.Where(t => t.Relevance > 0).Select(t => (t.Threat, t.Relevance, "somehow"))]);

    public static ScoreState State(string word) => word switch
    {
        "PASS" => ScoreState.Pass,
        "FAIL" or "OPEN" => ScoreState.Fail,
        "UNKNOWN" => ScoreState.Unknown,
        "SUPPRESSED" => ScoreState.Suppressed,
        "NOT_APPLICABLE" => ScoreState.NotApplicable,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "no state"),
    };

    private static Rule Rule(string id, JsonElement card) =>
        Rule(id, card.GetProperty("severity").GetString()!, card.GetProperty("threats").EnumerateObject().Select(t => (t.Name, t.Value.GetInt32())));

    private static ScoreCase Case(JsonElement c, Dictionary<string, Rule> rules)
    {
        var findings = c.GetProperty("findings").EnumerateArray().Select((f, i) => f.GetString()!.Split(' ') is [var rule, var state, var where]
            ? new ScoreItem(rules[rule], $"resource-{i}", State(state), where == "production") : throw new InvalidDataException(f.GetString()));
        var paths = c.GetProperty("paths").EnumerateArray().Select((p, i) => new ScoreItem(Rule($"paths/{i}", p), $"path-{i}", State(p.GetProperty("state").GetString()!), IsProduction: true, IsPath: true));
        return new ScoreCase(c.GetProperty("name").GetString()!, Enum.Parse<ScoreMode>(c.GetProperty("mode").GetString()!, ignoreCase: true), [.. findings, .. paths],
            c.GetProperty("expected").EnumerateObject().ToDictionary(e => e.Name, e => e.Value.GetString()!, StringComparer.Ordinal));
    }
}
