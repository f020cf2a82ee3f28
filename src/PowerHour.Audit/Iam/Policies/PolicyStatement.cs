using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>One statement of a policy, compiled.</summary>
public sealed class PolicyStatement
{
    internal PolicyStatement(
        int index, string? sid, PolicyEffect effect, TextPosition position, ActionSet actions, ResourceSet resources)
    {
        Index = index;
        Sid = sid;
        Effect = effect;
        Position = position;
        Actions = actions;
        Resources = resources;
    }

    /// <summary>Its place in the document, from 0.</summary>
    public int Index { get; }

    /// <summary>Its Sid, or null.</summary>
    public string? Sid { get; }

    /// <summary>What it does when it matches.</summary>
    public PolicyEffect Effect { get; }

    /// <summary>Where it begins in the document.</summary>
    public TextPosition Position { get; }

    /// <summary>The document it belongs to.</summary>
    public PolicyDocument Policy { get; internal set; } = null!;

    /// <summary>True when it has conditions.</summary>
    public bool HasConditions => !Conditions.Clauses.IsEmpty;

    internal ActionSet Actions { get; }

    internal ResourceSet Resources { get; }

    internal PrincipalSet? Principals { get; init; }

    /// <summary>Its name in evidence, once it was asked for.</summary>
    internal Authorization.StatementReference? Reference { get; set; }

    internal ConditionSet Conditions { get; init; } = ConditionSet.None;
}
