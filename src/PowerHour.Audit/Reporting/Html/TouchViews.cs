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
    private const int Named = 12;

    /// <summary>The answers about resources, those of one resource together.</summary>
    /// <param name="around">The resources of a lineage.</param>
    /// <param name="common">The administrators who can do all of it, who are not repeated.</param>
    public IReadOnlyList<TouchView> Of(IEnumerable<Node> around, IReadOnlyList<string> common) =>
    [
        .. from node in around.OrderBy(n => n.Arn, StringComparer.Ordinal)
           from answer in access.GetValueOrDefault(node.Arn, [])
           select new TouchView(Word(answer.Verb), pictures.KindOf(node), VisibleText.Line(LineagePictures.NameOf(node), 200), [.. answer.Grantees.GroupBy(g => (Statement(g), Doubt(g))).Select(g => new GranteeView(string.Join(", ", g.Select(x => Principal(x.Principal))), g.Key.Item2, g.Key.Item1))], Note(answer, common)),
    ];

    /// <summary>The administrators who can do everything that is asked about a lineage.</summary>
    /// <param name="around">The resources of the lineage.</param>
    public IReadOnlyList<string> Common(IEnumerable<Node> around)
    {
        var answers = around.SelectMany(n => access.GetValueOrDefault(n.Arn, [])).ToList();
        return answers.Count == 0 ? [] : [.. answers[0].Administrators.Where(a => answers.TrueForAll(x => x.Administrators.Contains(a, StringComparer.Ordinal)))];
    }

    /// <summary>Who they are, in a sentence; empty where there are none.</summary>
    /// <param name="common">The administrators.</param>
    public static string Sentence(IReadOnlyList<string> common) => common.Count == 0 ? "" :
        $"{ReportText.Count(common.Count, "administrator")} can do all of this, and {(common.Count == 1 ? "is" : "are")} not named again: {Some(common)}.";

    private static string Principal(string principal) => VisibleText.Line(principal switch
    {
        "PUBLIC" => "anybody",
        "AUTHENTICATED_AWS" => "anybody with an AWS account",
        _ when Arn.TryParse(principal, out var arn) => arn.Service == "iam" ? arn.Resource : principal,
        _ when principal.Split(':', 2) is [var kind, var id] => $"{Kind(kind)} {id}",
        _ => principal,
    }, MaxText);

    private static string Kind(string kind) => kind switch
    {
        "CANONICAL" => "canonical user",
        "FEDERATED" => "identities of",
        _ => kind.ToLowerInvariant(),
    };

    private static string Some(IReadOnlyList<string> principals) =>
        ReportText.List([.. principals.Take(Named).Select(Principal), .. principals.Count > Named ? [$"{ReportText.Number(principals.Count - Named)} more"] : Array.Empty<string>()]);

    private static string Statement(Grantee grantee) =>
        VisibleText.Line(grantee.DecidedBy?.ToString() ?? "no statement of a policy: an access control list, or a policy that was not read", MaxText);

    private static string Doubt(Grantee grantee) => grantee.Answer switch
    {
        AccessAnswer.Conditional => $"only under {VisibleText.Line(string.Join(", ", grantee.ConditionKeys), MaxText)}",
        AccessAnswer.Unknown => "a policy that decides was not read",
        _ => "",
    };

    private static string Note(ResourceAccess answer, IReadOnlyList<string> common)
    {
        var administrators = answer.Administrators.Except(common, StringComparer.Ordinal).ToList();
        string[] parts =
        [
            answer.Others == 0 ? "" : $"And {ReportText.Number(answer.Others)} more.",
            administrators.Count == 0 ? "" : $"So can {ReportText.Count(administrators.Count, "administrator")}: {Some(administrators)}.",
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
