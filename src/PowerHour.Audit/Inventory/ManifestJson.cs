using System.Globalization;
using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>The manifest as indented JSON: the first thing a person opens in a snapshot.</summary>
internal static class ManifestJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(SnapshotManifest manifest)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            WriteHead(json, manifest);
            WriteCoverage(json, manifest.Coverage);
            WriteGaps(json, manifest.Gaps);
            json.WriteStartObject("entries");
            foreach (var (name, hash) in manifest.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, hash);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8">UTF-8 JSON.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="Exception">Any of the JSON reader's exceptions where the form is another; the caller names the file.</exception>
    public static SnapshotManifest Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var root = document.RootElement;
        string Text(string name) => root.GetProperty(name).GetString()!;
        return new SnapshotManifest
        {
            Format = root.GetProperty("format").GetInt32(),
            ToolVersion = Text("toolVersion"),
            RulesHash = Text("rulesHash"),
            AccountId = Text("account"),
            Partition = Text("partition"),
            CallerArn = Text("caller"),
            Regions = Texts(root.GetProperty("regions")),
            StartedAt = Time(Text("startedAt")),
            EndedAt = Time(Text("endedAt")),
            LookbackDays = root.GetProperty("lookbackDays").GetInt32(),
            Interrupted = root.GetProperty("interrupted").GetBoolean(),
            Calls = root.GetProperty("calls").GetInt32(),
            Coverage = [.. root.GetProperty("coverage").EnumerateArray().Select(ReadCoverage)],
            Gaps = [.. root.GetProperty("gaps").EnumerateArray().Select(ReadGap)],
            Entries = new SortedDictionary<string, string>(root.GetProperty("entries").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }

    private static void WriteHead(Utf8JsonWriter json, SnapshotManifest manifest)
    {
        json.WriteNumber("format", manifest.Format);
        json.WriteString("toolVersion", manifest.ToolVersion);
        json.WriteString("rulesHash", manifest.RulesHash);
        json.WriteString("account", manifest.AccountId);
        json.WriteString("partition", manifest.Partition);
        json.WriteString("caller", manifest.CallerArn);
        WriteTexts(json, "regions", manifest.Regions);
        json.WriteString("startedAt", ResourceLine.Time(manifest.StartedAt));
        json.WriteString("endedAt", ResourceLine.Time(manifest.EndedAt));
        json.WriteNumber("lookbackDays", manifest.LookbackDays);
        json.WriteBoolean("interrupted", manifest.Interrupted);
        json.WriteNumber("calls", manifest.Calls);
    }

    private static void WriteCoverage(Utf8JsonWriter json, IReadOnlyList<CoverageEntry> coverage)
    {
        json.WriteStartArray("coverage");
        foreach (var entry in coverage)
        {
            json.WriteStartObject();
            json.WriteString("type", entry.Type.Name);
            json.WriteString("region", entry.Region);
            json.WriteNumber("count", entry.Count);
            WriteTexts(json, "gaps", entry.GapIds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGaps(Utf8JsonWriter json, IReadOnlyList<CoverageGap> gaps)
    {
        json.WriteStartArray("gaps");
        foreach (var gap in gaps)
        {
            json.WriteStartObject();
            json.WriteString("call", gap.Operation);
            json.WriteString("region", gap.Region);
            json.WriteString("cause", gap.Cause.Name());
            json.WriteString("code", gap.Code);
            json.WriteString("message", gap.Message);
            json.WriteString("permission", gap.Permission);
            json.WriteNumber("count", gap.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static CoverageEntry ReadCoverage(JsonElement e) =>
        new(new ResourceType(e.GetProperty("type").GetString()!), e.GetProperty("region").GetString()!, e.GetProperty("count").GetInt32(), Texts(e.GetProperty("gaps")));

    private static CoverageGap ReadGap(JsonElement e)
    {
        string Text(string name) => e.GetProperty(name).GetString()!;
        var cause = GapCauses.TryParse(Text("cause"), out var known) ? known : throw new JsonException($"unknown cause `{Text("cause")}`");
        return new CoverageGap(Text("call"), Text("region"), cause, Text("code"), Text("message"), Text("permission"), e.GetProperty("count").GetInt32());
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString()!)];

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
