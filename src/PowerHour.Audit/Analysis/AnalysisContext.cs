using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>What facts are worked out from.</summary>
/// <param name="Store">The resources.</param>
/// <param name="Graph">How they are connected.</param>
/// <param name="TrustedAccounts">Accounts that count as one's own, beside the one that was read.</param>
public sealed record AnalysisContext(ResourceStore Store, ResourceGraph Graph, IReadOnlySet<string> TrustedAccounts)
{
    /// <summary>The account that was read.</summary>
    public string AccountId => Store.Manifest.AccountId;

    /// <summary>Which types the lineage can come to from which.</summary>
    internal TypeReach Reach { get; } = new(Store.Catalog);

    /// <summary>Whether an account, or the account of an ARN, is one's own or trusted.</summary>
    /// <param name="arnOrAccount">An ARN or a twelve-digit account id.</param>
    /// <returns>True where it is.</returns>
    public bool Trusts(string arnOrAccount)
    {
        var account = Arn.TryParse(arnOrAccount, out var arn) ? arn.AccountId : arnOrAccount;
        return account.Length > 0 && (account == AccountId || TrustedAccounts.Contains(account));
    }
}
