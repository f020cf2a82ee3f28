using System.Collections.Frozen;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>
/// Resources whose own policy must allow even inside the account: KMS keys and roles. Sources: kms developer guide key-policies.html
/// and key-policy-modifying-external-accounts.html; id_roles_compare-resource-policies.html.
/// </summary>
internal static class GoverningPolicy
{
    private static readonly FrozenSet<string> KeyUseAcrossAccounts = new[]
    {
        "decrypt", "encrypt", "derivesharedsecret", "generatedatakey", "generatedatakeypair", "generatedatakeypairwithoutplaintext",
        "generatedatakeywithoutplaintext", "generatemac", "reencryptfrom", "reencryptto", "sign", "verify", "verifymac",
        "creategrant", "describekey", "getkeyrotationstatus", "getpublickey", "listgrants", "retiregrant", "revokegrant",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> RoleEntry = new[]
    {
        "assumerole", "assumerolewithsaml", "assumerolewithwebidentity", "tagsession", "setsourceidentity",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the resource's policy must allow before an identity policy counts.</summary>
    internal static bool Governs(AccessRequest request) => request.Action.Service switch
    {
        "kms" => IsKey(request),
        "sts" => RoleEntry.Contains(request.Action.Name),
        _ => false,
    };

    /// <summary>False for the key operations that never work from another account.</summary>
    internal static bool WorksAcrossAccounts(AccessRequest request) =>
        request.Action.Service is not "kms" || KeyUseAcrossAccounts.Contains(request.Action.Name);

    private static bool IsKey(AccessRequest request) =>
        !request.ActsOnNoResource
        && (request.Resource.Quantifier != ResourceQuantifier.Exactly
            || request.Resource.Text.Contains(":key/", StringComparison.Ordinal));
}
