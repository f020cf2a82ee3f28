using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting.Pictures;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Says who can touch the resources of a lineage, with the statement that lets them.</summary>
/// <param name="access">The answers, by the ARN of the resource.</param>
/// <param name="pictures">The lineages.</param>
internal sealed class TouchViews(IReadOnlyDictionary<string, IReadOnlyList<ResourceAccess>> access, LineagePictures pictures)
{
    private const int MaxText = 300;

    /// <summary>The answers about resources, those of one resource together.</summary>
    /// <param name="around">The resources of a lineage.</param>
    public IReadOnlyList<TouchView> Of(IEnumerable<Node> around) =>
    [
        .. from node in around.OrderBy(n => n.Arn, StringComparer.Ordinal)
           from answer in access.GetValueOrDefault(node.Arn, [])
           select new TouchView(Word(answer.Verb), pictures.KindOf(node), VisibleText.Line(LineagePictures.NameOf(node), 200), [.. answer.Grantees.GroupBy(g => (Statement(g), Doubt(g))).Select(g => new GranteeView(string.Join(", ", g.Select(Principal)), g.Key.Item2, g.Key.Item1))], Note(answer)),
    ];

    private static string Principal(Grantee grantee) =>
        VisibleText.Line(grantee.Kind == GranteeKind.Internal && Arn.TryParse(grantee.Principal, out var arn) ? arn.Resource : grantee.Principal, MaxText);

    private static string Statement(Grantee grantee) =>
        VisibleText.Line(grantee.DecidedBy?.ToString() ?? "no statement of a policy: an access control list, or a policy that was not read", MaxText);

    private static string Doubt(Grantee grantee) => grantee.Answer switch
    {
        AccessAnswer.Conditional => $"only under {VisibleText.Line(string.Join(", ", grantee.ConditionKeys), MaxText)}",
        AccessAnswer.Unknown => "a policy that decides was not read",
        _ => "",
    };

    private static string Note(ResourceAccess answer)
    {
        string[] parts =
        [
            answer.Others == 0 ? "" : $"And {ReportText.Number(answer.Others)} more.",
            answer.Administrators == 0 ? "" : $"So can {ReportText.Count(answer.Administrators, "administrator")}.",
            answer.GapIds.Count == 0 ? "" : $"Others may be able to: {VisibleText.Line(string.Join("; ", answer.GapIds), MaxText)}.",
        ];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }

    private static string Word(AccessVerb verb) => verb switch
    {
        AccessVerb.Write => "write",
        AccessVerb.Read => "read",
        _ => "ask",
    };
}
