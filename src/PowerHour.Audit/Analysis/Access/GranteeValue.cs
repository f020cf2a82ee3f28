using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>A grantee in an expression. Its fields are made when they are read: of thousands of grantees most are only counted.</summary>
/// <param name="type">The declared type.</param>
/// <param name="verb">What it can do.</param>
/// <param name="grantee">Who, and why.</param>
/// <param name="stages">Why it may work in further stages; null where everything that tells was read.</param>
/// <param name="context">The account.</param>
internal sealed class GranteeValue(CelObjectType type, string verb, Grantee grantee, CelUnknown? stages, AnalysisContext context) : CelObject
{
    /// <inheritdoc/>
    public override CelObjectType ObjectType => type;

    private string Statement => grantee.DecidedBy?.ToString() ?? grantee.Configuration ?? "access control list";

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = field.Name switch
        {
            "Principal" => CelValue.String(grantee.Principal),
            "Kind" => CelValue.String(NameOf(grantee.Kind)),
            "Answer" => CelValue.String(grantee.Answer == AccessAnswer.Yes ? "yes" : "conditional"),
            "Verb" => CelValue.String(verb),
            "Action" => CelValue.String(grantee.Action),
            "Statement" => CelValue.String(Statement),
            "Stages" => CelValue.List(CelList.Of([.. grantee.Stages.Select(CelValue.String)], grantee.Kind == GranteeKind.Internal ? stages : null)),
            "NamedStages" => CelValue.List(CelList.OfStrings(context.Effective.Stages.Named(grantee.Principal))),
            "IdleDays" => UseFacts.IdleDaysOf(grantee.Principal, context),
            "ConditionKeys" => CelValue.List(CelList.OfStrings(grantee.ConditionKeys)),
            _ => CelValue.String($"{grantee.Principal} {(grantee.Answer == AccessAnswer.Yes ? "may" : "may, under a condition,")} {grantee.Action} by {Statement}"),
        };
        return !value.IsNull;
    }

    private static string NameOf(GranteeKind kind) => kind switch
    {
        GranteeKind.Internal => "internal",
        GranteeKind.Trusted => "trusted",
        GranteeKind.Foreign => "foreign",
        GranteeKind.Public => "public",
        _ => "service",
    };
}
