namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Where one principal gets in one step.</summary>
internal sealed class PrincipalReach
{
    /// <summary>Of a principal that is not asked about.</summary>
    internal static PrincipalReach None { get; } = new();

    /// <summary>Everyone it can become.</summary>
    internal PrincipalMask All { get; private set; } = new(0);

    /// <summary>Everyone it can become, by technique.</summary>
    internal List<(EscalationTechnique Technique, PrincipalMask Targets)> ByTechnique { get; } = [];

    /// <summary>The ways in which it makes itself an administrator.</summary>
    internal List<SelfGain> Gains { get; } = [];

    internal void Add(EscalationTechnique technique, PrincipalMask targets)
    {
        if (!targets.IsEmpty)
        {
            ByTechnique.Add((technique, targets));
            All = ReferenceEquals(All, targets) ? All : All.Union(targets);
        }
    }
}
