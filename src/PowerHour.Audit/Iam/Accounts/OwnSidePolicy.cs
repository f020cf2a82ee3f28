using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Stands for the policy of a key or role that leaves the decision to the account's identity policies, as AWS makes them by default.</summary>
internal static class OwnSidePolicy
{
    private static readonly Dictionary<string, PolicyDocument> Known = new(StringComparer.Ordinal);

    internal static PolicyDocument Delegating(AccountAuthorization account)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(account.Account, out var policy))
            {
                var json = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{account.Account}}"},"Action":"*","Resource":"*"}]}""";
                Known[account.Account] = policy = PolicyDocument.Parse(json, PolicyKind.Resource, "a resource policy that delegates to the account");
            }

            return policy;
        }
    }
}
