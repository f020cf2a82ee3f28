using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Somebody whom a principal can become, in an expression. Its fields are made when they are read: most such ways are passed over by the first of them.</summary>
/// <param name="type">The declared type.</param>
/// <param name="step">The step, with its surest technique first.</param>
/// <param name="context">The account.</param>
internal sealed class IdentityValue(CelObjectType type, EscalationStep step, AnalysisContext context) : CelObject
{
    private static readonly ResourceType RoleType = new("AWS::IAM::Role");

    /// <inheritdoc/>
    public override CelObjectType ObjectType => type;

    private EscalationUse Use => step.Uses[0];

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = field.Name switch
        {
            "Principal" => CelValue.String(step.To!.Arn),
            "Certain" => CelValue.Bool(Use.IsCertain),
            "Technique" => CelValue.String(Use.Technique.Id),
            "Mechanism" => CelValue.String(Use.Technique.Mechanism.ToString()),
            "Statements" => CelValue.List(CelList.OfStrings(EscalationWords.StatementsOf(step))),
            "Stages" => CelValue.List(CelList.Of([.. context.Effective.Stages.Of(step.To!.Arn).Select(CelValue.String)], AccessFacts.StageGap(context, "interactive", "training", "serving", "etl", "data"))),
            "InLineage" => context.Store.Keep(RoleType).Find(step.To!.Arn, "global") is { } role ? LineageFacts.InLineage(role, context) : CelValue.False,
            _ => CelValue.String(EscalationWords.Of(step)),
        };
        return !value.IsNull;
    }
}
