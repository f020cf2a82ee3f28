using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>The resource that a person asks about, and what asking for it so says of the request.</summary>
/// <param name="Arn">The ARN, or a pattern: of the key, where an alias was written.</param>
/// <param name="Alias">The ARN of the alias that was written; null for none.</param>
/// <param name="Context">What is known of the request; null for nothing.</param>
internal sealed record AskedResource(string Arn, string? Alias, RequestContext? Context)
{
    /// <summary>Understands what was written. An alias is taken for its key, but by actions that are about aliases.</summary>
    /// <param name="access">The account.</param>
    /// <param name="action">The action.</param>
    /// <param name="written">What was written.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="UsageException">It is of another partition, or an alias without a key that is known.</exception>
    public static AskedResource Of(AccountAccess access, string action, string written)
    {
        var account = access.Authorizer.Account;
        if (written.Split(':', 6) is ["arn", { Length: > 0 } partition, ..] && !partition.AsSpan().ContainsAny('*', '?') && partition != account.Partition)
        {
            throw new UsageException($"`{Streams.Plain(written)}` is of partition {Streams.Plain(partition)}, and the account is in {account.Partition}: no request reaches across");
        }

        var isOfKeys = action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase) && !ActionTable.Default.ResourcePatterns(action).Any(static p => p.Contains(":alias/", StringComparison.Ordinal));
        var isAlias = written.StartsWith("alias/", StringComparison.Ordinal) || written.Split(':', 6) is ["arn", _, "kms", _, _, ['a', 'l', 'i', 'a', 's', '/', ..]];
        return isOfKeys && isAlias ? OfAlias(access, written) : new AskedResource(written, null, OfKey(access, written));
    }

    private static AskedResource OfAlias(AccountAccess access, string written)
    {
        var named = access.Aliases.Keys.Where(k => k.Key == written || KeyAliases.NameOf(k.Key) == written).ToArray();
        if (named is not [{ Value: { } key } only])
        {
            throw new UsageException($"{Streams.Plain(written)}: {Why(access, written, [.. named.Select(n => n.Key)])}");
        }

        return new AskedResource(key, only.Key, (OfKey(access, key) ?? RequestContext.Unknown).With("kms:RequestAlias", KeyAliases.NameOf(only.Key)));
    }

    private static RequestContext? OfKey(AccountAccess access, string arn) =>
        arn.Contains(":kms:", StringComparison.Ordinal) && access.Aliases.NamesOf(arn) is { Count: > 0 } names ? RequestContext.Unknown.With("kms:ResourceAliases", [.. names]) : null;

    private static string Why(AccountAccess access, string written, string[] named) => named switch
    {
        [_] => "the alias has no key yet",
        [_, _, ..] => $"there are several aliases of this name; give the ARN: {Streams.Plain(string.Join(", ", named))}",
        _ when access.Aliases == KeyAliases.None => "a file of authorization details holds no aliases; ask about the ARN of the key",
        _ when written.AsSpan().ContainsAny('*', '?') => "name one alias, or ask about the ARN of the key",
        _ when access.Aliases.GapIds.Count > 0 => $"there is no such alias among those that were read ({string.Join("; ", access.Aliases.GapIds)}); ask about the ARN of the key",
        _ => $"the account has no such alias{(Near(access, written) is { } near ? $" — did you mean `{Streams.Plain(near)}`?" : "")}",
    };

    private static string? Near(AccountAccess access, string written) =>
        Nearest.To(written, written.StartsWith("alias/", StringComparison.Ordinal) ? access.Aliases.Keys.Keys.Select(KeyAliases.NameOf) : access.Aliases.Keys.Keys);
}
