using System.Globalization;
using System.Text.Json;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Demo;

/// <summary>What the demo account says of itself: <c>demo.json</c>.</summary>
/// <param name="Manifest">The manifest, without coverage.</param>
/// <param name="ListGaps">The gap ids that leave a type's list in a region incomplete.</param>
internal sealed record DemoHeader(SnapshotManifest Manifest, ILookup<(ResourceType Type, string Region), string> ListGaps)
{
    /// <summary>Reads the file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The header.</returns>
    public static DemoHeader Read(SourceFile file)
    {
        using var document = JsonDocument.Parse(file.Text);
        var root = document.RootElement;
        var gaps = root.GetProperty("gaps").EnumerateArray().Select(g => (Gap: Gap(g), Lists: Lists(g))).ToArray();
        var manifest = new SnapshotManifest
        {
            ToolVersion = Text(root, "toolVersion"),
            RulesHash = "",
            AccountId = Text(root, "account"),
            Partition = Text(root, "partition"),
            CallerArn = Text(root, "caller"),
            Regions = [.. root.GetProperty("regions").EnumerateArray().Select(r => r.GetString()!)],
            StartedAt = Time(Text(root, "startedAt")),
            EndedAt = Time(Text(root, "endedAt")),
            LookbackDays = root.GetProperty("lookbackDays").GetInt32(),
            Coverage = [],
            Gaps = [.. gaps.Select(g => g.Gap)],
        };
        return new DemoHeader(manifest, gaps.SelectMany(g => g.Lists.Select(t => (Key: (t, g.Gap.Region), g.Gap.Id))).ToLookup(x => x.Key, x => x.Id));
    }

    private static CoverageGap Gap(JsonElement gap) => new(
        Text(gap, "call"),
        Text(gap, "region"),
        GapCauses.TryParse(Text(gap, "cause"), out var cause) ? cause : throw new FormatException($"no gap cause `{Text(gap, "cause")}`"),
        Text(gap, "code"),
        Text(gap, "message"),
        Text(gap, "permission"),
        gap.GetProperty("count").GetInt32());

    private static ResourceType[] Lists(JsonElement gap) =>
        gap.TryGetProperty("lists", out var types) ? [.. types.EnumerateArray().Select(t => new ResourceType(t.GetString()!))] : [];

    private static string Text(JsonElement at, string name) => at.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
