using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Finds again, for the steps that are reported, the removal that gains most.</summary>
internal sealed class LooseningEvidence(LooseningMoves loosenings, ReachBuilder builder, SelfMoves selves)
{
    /// <summary>The step.</summary>
    /// <param name="technique">The technique that loosens.</param>
    /// <param name="from">Who uses it.</param>
    /// <param name="to">Whom he becomes or empowers then; null where he makes himself an administrator.</param>
    /// <returns>The most certain way; of those as certain the first.</returns>
    internal LoosenedStep Best(EscalationTechnique technique, IamPrincipal from, IamPrincipal? to) => loosenings.Of(from, technique)
        .Select(l => to is null ? Rising(l) : Becoming(l, to))
        .MaxBy(static s => s.Truth).Step;

    private (Truth Truth, LoosenedStep Step) Rising(Loosening loosening)
    {
        var shown = selves.OwnMove(loosening.After) is { } own ? loosening.Evidence.Add(own) : loosening.Evidence;
        return (TruthLogic.And(loosening.Truth, selves.Rises(loosening.After)), new LoosenedStep(shown, loosening.After, Then: null));
    }

    private (Truth Truth, LoosenedStep Step) Becoming(Loosening loosening, IamPrincipal to)
    {
        var reach = builder.Bound(loosening.After);
        (EscalationTechnique? Technique, Truth Truth) then = reach.ByTechnique.Select(t => (t.Technique, Truth: t.Targets[to.Index]))
            .Concat(reach.Gains.Where(g => g.Via == to.Index).Select(static g => (g.Technique, g.Truth)))
            .DefaultIfEmpty().MaxBy(static t => t.Truth);
        return (TruthLogic.And(loosening.Truth, then.Truth), new LoosenedStep(loosening.Evidence, loosening.After, then.Technique));
    }
}
