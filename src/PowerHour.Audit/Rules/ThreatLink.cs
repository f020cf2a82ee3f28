namespace PowerHour.Audit.Rules;

/// <summary>How a rule bears on a threat.</summary>
/// <param name="Threat">The threat's id: <c>poisoning</c>.</param>
/// <param name="Relevance">2 where a failure is a direct step of the attack, 1 where it helps.</param>
/// <param name="How">One sentence: how the weakness leads to the threat.</param>
public sealed record ThreatLink(string Threat, int Relevance, string How)
{
    /// <summary>Whether a failure is a direct step of the attack.</summary>
    public bool IsDirect => Relevance >= 2;
}
