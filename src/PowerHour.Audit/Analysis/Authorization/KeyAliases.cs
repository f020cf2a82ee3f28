using System.Text.Json;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>Which key an alias stands for. Policies name keys: a Resource element with an alias is about the alias itself.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html</remarks>
/// <param name="Keys">By the ARN of an alias, in order: the ARN of its key; null for an alias of AWS that has no key yet.</param>
/// <param name="GapIds">Why aliases may be missing, as gap ids; empty where all were read.</param>
public sealed record KeyAliases(IReadOnlyDictionary<string, string?> Keys, IReadOnlyList<string> GapIds)
{
    private static readonly ResourceType Alias = new("AWS::KMS::Alias");

    /// <summary>None: a file of authorization details holds no aliases.</summary>
    public static KeyAliases None { get; } = new(new SortedDictionary<string, string?>(StringComparer.Ordinal), []);

    /// <summary>The names, as <c>alias/x</c>, of the aliases of a key, in order.</summary>
    /// <param name="key">The ARN of the key.</param>
    /// <returns>The names; null where not every alias was read.</returns>
    public IReadOnlyList<string>? NamesOf(string key) => GapIds.Count > 0 ? null : [.. Keys.Where(k => k.Value == key).Select(k => NameOf(k.Key))];

    /// <summary>The name in the ARN of an alias: <c>alias/x</c>.</summary>
    /// <param name="alias">The ARN.</param>
    /// <returns>The name.</returns>
    public static string NameOf(string alias) => alias[(alias.LastIndexOf(':') + 1)..];

    internal static KeyAliases Of(ResourceStore store)
    {
        var keys = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var alias in store.Stream(Alias))
        {
            keys[alias.Arn] = alias.Properties.TryGetProperty("TargetKeyId", out var key) && key.ValueKind == JsonValueKind.String
                ? $"{alias.Arn[..(alias.Arn.LastIndexOf(':') + 1)]}key/{key.GetString()}" : null;
        }

        return new KeyAliases(keys, store.GapsOf(Alias));
    }
}
