using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>The functions that read policy documents.</summary>
internal static class PolicyFunctions
{
    private static readonly CelType Reference = CelType.Nullable(CelType.String);

    /// <summary>The overloads.</summary>
    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Global("statements", [CelType.Dyn], CelType.List(PolicyStatements.Type), (a, c) => Statements(a[0], c)),
        CelOverload.Global("isPublic", [CelType.Dyn], CelType.Bool, (a, c) => IsPublic(a[0], c)),
        CelOverload.Global("actionMatches", [CelType.String, CelType.String], CelType.Bool, (a, _) => CelValue.Bool(GlobPattern.IsMatch(a[0].AsString(), a[1].AsString(), ignoreCase: true))) with { Lifetime = CelLifetime.Always, LiteralAdvice = (_, text) => ActionLiterals.Advice(text) },
        CelOverload.Global("globMatches", [CelType.String, CelType.String], CelType.Bool, (a, _) => CelValue.Bool(GlobPattern.IsMatch(a[0].AsString(), a[1].AsString(), ignoreCase: false))) with { Lifetime = CelLifetime.Always },
        CelOverload.Global("trusted", [Reference], CelType.Bool, (a, c) => CelValue.Bool(!a[0].IsNull && RuleFunctions.State(c).Context.Trusts(a[0].AsString()))) with { Lifetime = CelLifetime.Always },
    ];

    /// <summary>Public as far as it was understood, or that can not be told.</summary>
    private static CelValue IsPublic(CelValue document, CelContext context)
    {
        if (Text(document) is not { } text)
        {
            return CelValue.False;
        }

        var policy = PolicyDocument.Parse(text, PolicyKind.Resource, NameIn(context));
        return PublicAccess.IsPublic(policy) ? CelValue.True
            : Unread.Because(PolicyGaps.Of(policy)) is { } unknown ? CelValue.Unknown(unknown)
            : CelValue.False;
    }

    /// <summary>The statements; where what stands there is no policy, there may be some that nobody saw.</summary>
    private static CelValue Statements(CelValue document, CelContext context)
    {
        var read = document.Kind switch
        {
            CelKind.String => PolicyStatements.TryRead(JsonValue.Create(document.AsString()).ToElement()),
            CelKind.Map or CelKind.Object => PolicyStatements.TryRead(JsonOf.Value(document)),
            _ => [],
        };
        var isMissing = read is null && !(document.Kind == CelKind.String && document.AsString().Length == 0);
        return CelValue.List(CelList.Of([.. (read ?? []).Select(PolicyStatements.Show)], isMissing ? Unread.Because([PolicyGaps.Gap(GapCause.MalformedAnswer, NameIn(context))]) : null));
    }

    private static string NameIn(CelContext context) => $"policy of {RuleFunctions.State(context).Resource.Arn}";

    private static string? Text(CelValue document) => document.Kind switch
    {
        CelKind.String => document.AsString(),
        CelKind.Map or CelKind.Object => JsonOf.Value(document).GetRawText(),
        _ => null,
    };
}
