namespace PowerHour.Audit.Iam.Policies;

/// <summary>What the readers of one document share.</summary>
internal sealed record PolicyScope(PolicyKind Kind, bool AllowsVariables, PolicyParseOptions Options, FindingList Findings)
{
    /// <summary>True when statements say to whom they apply.</summary>
    internal bool HasPrincipals =>
        Kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.ResourceControl or PolicyKind.VpcEndpoint;

    /// <summary>True when a statement without Resource speaks about the resource it is attached to.</summary>
    internal bool ResourceIsImplied => Kind is PolicyKind.Resource or PolicyKind.Trust;
}
