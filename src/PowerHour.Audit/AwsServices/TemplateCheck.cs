using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PowerHour.Audit.AwsServices;

/// <summary>
/// Holds every <c>${…}</c> of a descriptor against what can fill it. One that nothing fills makes no call and no resource, which would read
/// as an account that has none.
/// </summary>
internal static partial class TemplateCheck
{
    private const string Parent = "parent";

    private static readonly string[] Scan = ["account", "partition", "region", "since"];

    /// <summary>What references alone tell of something that no call lists.</summary>
    private static readonly string[] Seed = ["Ref", "Bucket", "Key"];

    /// <summary>What a list is asked with: there is no item yet.</summary>
    private static readonly IReadOnlySet<string> NoItem = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What is wrong with the templates of a type.</summary>
    /// <param name="type">The type; its calls and their answers are known.</param>
    /// <param name="catalog">Every type there is.</param>
    /// <returns>The word that is wrong, and what is wrong with it.</returns>
    public static IEnumerable<(string Word, string Message)> Problems(ResourceDescriptor type, ServiceCatalog catalog)
    {
        var parent = type.List?.For is { } other ? catalog.Find(other) : null;
        var own = Own(type);
        var listed = type.List is { } list ? Texts(list.Call.Input).SelectMany(t => Wrong("with", t, NoItem, parent)) : [];
        return listed
            .Concat(type.Details.SelectMany(d => Texts(d.Call.Input)).SelectMany(t => Wrong("with", t, own, parent)))
            .Concat(Wrong("arn", type.Arn, own, parent)).Distinct();
    }

    private static IReadOnlySet<string>? Own(ResourceDescriptor type) =>
        DescriptorProperties.Of(type) is not { } known ? null : known.Where(k => k != "Ref").Concat(type.List is null ? Seed : []).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Word, string Message)> Wrong(string key, string text, IReadOnlySet<string>? item, ResourceDescriptor? parent)
    {
        if (Hole().Replace(text, "").Contains("${", StringComparison.Ordinal))
        {
            yield return (text, $"`{key}`: in `{text}` a `${{` has no name or no `}}` behind it");
        }

        foreach (var hole in Hole().Matches(text).Select(m => m.Groups["name"].Value))
        {
            foreach (var wrong in hole.Split('|').Select(n => Wrong(n, item, parent)).OfType<string>())
            {
                yield return ($"${{{hole}}}", $"`{key}`: `${{{hole}}}` is never filled: {wrong}");
            }
        }
    }

    /// <summary>What is wrong with a name; null where something can fill it.</summary>
    private static string? Wrong(string name, IReadOnlySet<string>? item, ResourceDescriptor? parent)
    {
        var steps = name.Split('.', '[');
        if (Scan.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        if (steps[0] != Parent || steps.Length == 1)
        {
            return item?.Contains(steps[0]) != false ? null
                : $"there is no `{steps[0]}`{DescriptorCheck.Known(steps[0], Scan.Concat(item).Concat(parent is null ? [] : [Parent]))}";
        }

        if (parent is null)
        {
            return "`parent` is there only where the list says in `for` whose it is";
        }

        return Own(parent) is not { } known || known.Contains(steps[1]) ? null : $"{parent.Type} has no `{steps[1]}`{DescriptorCheck.Known(steps[1], known)}";
    }

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonValue v when v.TryGetValue<string>(out var text) => [text],
        JsonObject map => map.SelectMany(m => Texts(m.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
