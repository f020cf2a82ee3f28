using System.Text.Json;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>The functions that read policy documents.</summary>
internal static class PolicyFunctions
{
    private static readonly CelType Text = CelType.Nullable(CelType.String);

    /// <summary>The overloads.</summary>
    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Global("statements", [CelType.Dyn], CelType.List(PolicyStatements.Type), (a, _) => CelValue.List(CelList.Of([.. Read(a[0]).Select(PolicyStatements.Show)]))),
        CelOverload.Global("isPublic", [CelType.Dyn], CelType.Bool, (a, _) => CelValue.Bool(Read(a[0]).Any(PublicAccess.IsOpen))),
        CelOverload.Global("actionMatches", [CelType.String, CelType.String], CelType.Bool, (a, _) => CelValue.Bool(GlobPattern.IsMatch(a[0].AsString(), a[1].AsString(), ignoreCase: true))),
        CelOverload.Global("globMatches", [CelType.String, CelType.String], CelType.Bool, (a, _) => CelValue.Bool(GlobPattern.IsMatch(a[0].AsString(), a[1].AsString(), ignoreCase: false))),
        CelOverload.Global("trusted", [Text], CelType.Bool, (a, c) => CelValue.Bool(!a[0].IsNull && RuleFunctions.State(c).Context.Trusts(a[0].AsString()))),
    ];

    private static IReadOnlyList<PolicyStatement> Read(CelValue document) => document.Kind switch
    {
        CelKind.String => PolicyStatements.Read(JsonSerializer.SerializeToElement(document.AsString())),
        CelKind.Map or CelKind.Object => PolicyStatements.Read(JsonOf.Value(document)),
        _ => [],
    };
}
