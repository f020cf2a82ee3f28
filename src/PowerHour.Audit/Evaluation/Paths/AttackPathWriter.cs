using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>Writes a way down as findings show it: with the call, field, value and time behind each step.</summary>
/// <param name="context">The account.</param>
/// <param name="advice">What the card says is to be done.</param>
internal sealed class AttackPathWriter(AnalysisContext context, string advice)
{
    private const int MaxValue = 400;
    private const string Details = "iam:GetAccountAuthorizationDetails";

    /// <summary>Writes a way down.</summary>
    /// <param name="way">The way.</param>
    /// <param name="kind">The kind of attacker.</param>
    /// <param name="count">How many ways of the kind there are.</param>
    /// <returns>The path.</returns>
    public AttackPath Write(Chain way, string kind, int count)
    {
        var cuts = way.Cuts.ToHashSet<Chain>(ReferenceEqualityComparer.Instance);
        return new AttackPath
        {
            Class = kind,
            IsOutsider = way.Actor?.IsOutsider == true,
            Points = [.. way.Steps.Select(s => s.Head)],
            Steps = [.. way.Steps.Where(s => s.Link is not null).Select(s => Step(s, s.Link!, cuts.Contains(s)))],
            Confidence = way.Confidence,
            Count = count,
            Cut = new PathCut(advice, "", "", 0, 0),
        };
    }

    private AttackStep Step(Chain step, PathLink link, bool canBeCut) => new(link.Label, link.Confidence, Evidence(link), link.Doubts, canBeCut ? link.CutKey : "", canBeCut ? step.Cut : "");

    private Evidence Evidence(PathLink link)
    {
        var value = link.Value.Length <= MaxValue ? link.Value : $"{link.Value[..MaxValue]}…";
        if (link.Owner is not { } owner || context.Store.Keep(owner.Type).Find(owner.Arn, owner.Region) is not { } resource)
        {
            return new Evidence(link.Confidence == Confidence.Capability ? Details : "", link.Field, value, null);
        }

        var root = link.Confidence == Confidence.Capability ? link.Field == "Acl" ? "Acl" : "Policy" : JsonPath.Parse(link.Field).Root;
        var call = resource.CallFor(root);
        return new Evidence(call?.Operation ?? "", link.Field, value, call?.At);
    }
}
