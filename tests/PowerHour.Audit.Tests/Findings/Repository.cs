using System.Text.Json;
using System.Text.Json.Nodes;

namespace PowerHour.Audit.Tests.Findings;

/// <summary>Files of the repository that tests hold the product against.</summary>
internal static class Repository
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path)).ReplaceLineEndings("\n");

    /// <summary>The first YAML example of a page.</summary>
    public static string Example(string page)
    {
        var text = Read(page);
        var begin = text.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        return text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    /// <summary>A list of one entry, as YAML; scalars of JSON are scalars of YAML.</summary>
    public static string AsYaml(JsonObject entry) => $"- {string.Join("\n  ", entry.Select(m => $"{m.Key}: {m.Value!.ToJsonString()}"))}\n";

    /// <summary>An entry with some members set otherwise; null takes a member away.</summary>
    public static JsonObject Changed(JsonObject sound, JsonElement set)
    {
        var copy = sound.DeepClone().AsObject();
        foreach (var member in set.EnumerateObject())
        {
            copy.Remove(member.Name);
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                copy[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        return copy;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
