using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>One way to become another principal or an administrator.</summary>
/// <param name="Id">Our id, for example <c>ESC-031</c>.</param>
/// <param name="Published">Its id in the public catalogue of pathfinding.cloud, for example <c>iam-001</c>; empty when not listed there.</param>
/// <param name="Mechanism">How it works.</param>
/// <param name="Services">The services one of which must be trusted by the role that is used.</param>
/// <param name="Actions">The actions needed, besides iam:PassRole.</param>
public sealed record EscalationTechnique(
    string Id,
    string Published,
    EscalationMechanism Mechanism,
    ImmutableArray<string> Services,
    ImmutableArray<string> Actions)
{
    /// <summary>Actions that set the work going; where they are not allowed, somebody else or a schedule may, so the technique is not certain.</summary>
    public ImmutableArray<string> Starters { get; init; } = [];

    /// <summary>Whether it takes a restriction off the principal, so that what it gains is found by asking again without that.</summary>
    public bool Loosens => Mechanism is EscalationMechanism.OlderVersion or EscalationMechanism.OwnBoundary or EscalationMechanism.OwnDeny;

    /// <summary>A phrase that says what is done, for example <c>start something that runs own code under a passed role (lambda:CreateFunction)</c>.</summary>
    public string Title => EscalationWording.Title(this);
}
