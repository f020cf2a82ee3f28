namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Where one principal gets in one step.</summary>
internal sealed class PrincipalReach(int count)
{
    /// <summary>Everyone it can become.</summary>
    internal PrincipalMask All { get; } = new(count);

    /// <summary>Everyone it can become, by technique.</summary>
    internal List<(EscalationTechnique Technique, PrincipalMask Targets)> ByTechnique { get; } = [];

    /// <summary>The ways in which it makes itself an administrator.</summary>
    internal List<SelfGain> Gains { get; } = [];

    internal void Add(EscalationTechnique technique, PrincipalMask targets)
    {
        if (!targets.IsEmpty)
        {
            ByTechnique.Add((technique, targets));
            All.UnionWith(targets);
        }
    }
}
