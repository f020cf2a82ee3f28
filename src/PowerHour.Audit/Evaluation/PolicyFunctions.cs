using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Evaluation;

/// <summary>The functions that read policy documents.</summary>
internal static class PolicyFunctions
{
    private static readonly CelType Reference = CelType.Nullable(CelType.String);

    /// <summary>The overloads.</summary>
    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Global("statements", [CelType.Dyn], CelType.List(PolicyStatements.Type), (a, _) => CelValue.List(CelList.Of([.. Read(a[0]).Select(PolicyStatements.Show)]))) with { Lifetime = CelLifetime.Always },
        CelOverload.Global("isPublic", [CelType.Dyn], CelType.Bool, (a, _) => CelValue.Bool(IsPublic(a[0]))) with { Lifetime = CelLifetime.Always },
        CelOverload.Global("actionMatches", [CelType.String, CelType.String], CelType.Bool, (a, _) => CelValue.Bool(GlobPattern.IsMatch(a[0].AsString(), a[1].AsString(), ignoreCase: true))) with { Lifetime = CelLifetime.Always, LiteralAdvice = (_, text) => ActionLiterals.Advice(text) },
        CelOverload.Global("globMatches", [CelType.String, CelType.String], CelType.Bool, (a, _) => CelValue.Bool(GlobPattern.IsMatch(a[0].AsString(), a[1].AsString(), ignoreCase: false))) with { Lifetime = CelLifetime.Always },
        CelOverload.Global("trusted", [Reference], CelType.Bool, (a, c) => CelValue.Bool(!a[0].IsNull && RuleFunctions.State(c).Context.Trusts(a[0].AsString()))) with { Lifetime = CelLifetime.Always },
    ];

    private static bool IsPublic(CelValue document) => Text(document) is { } text && PublicAccess.IsPublic(PolicyDocument.Parse(text, PolicyKind.Resource, "policy"));

    private static string? Text(CelValue document) => document.Kind switch
    {
        CelKind.String => document.AsString(),
        CelKind.Map or CelKind.Object => JsonOf.Value(document).GetRawText(),
        _ => null,
    };

    private static IReadOnlyList<Analysis.PolicyStatement> Read(CelValue document) => document.Kind switch
    {
        CelKind.String => PolicyStatements.Read(JsonValue.Create(document.AsString()).ToElement()),
        CelKind.Map or CelKind.Object => PolicyStatements.Read(JsonOf.Value(document)),
        _ => [],
    };
}
