using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.AwsServices.Images;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Puts before a way those whom policies let act on its first point.</summary>
/// <param name="context">The account.</param>
internal sealed class PathGrants(AnalysisContext context)
{
    private readonly Dictionary<(string Head, AccessVerb Verb), (IReadOnlyList<(PathActor Actor, PathLink Link)> Heads, IReadOnlyList<string> GapIds)> _known = [];

    /// <summary>Who can do something with the first point of a way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="verb">What is done.</param>
    /// <param name="label">The same, as words on a line.</param>
    /// <returns>Ways that begin with a principal. Administrators are left out: they are reported as such, once.</returns>
    public PathList Before(Chain way, AccessVerb verb, string label)
    {
        if (!_known.TryGetValue((way.Head.Id, verb), out var known))
        {
            var list = Ask(way, verb, label);
            _known[(way.Head.Id, verb)] = known = ([.. list.Ways.Select(w => (w.Actor!, w.Link!))], list.GapIds);
        }

        return new PathList(known.Heads.Count == 0 ? [] : [.. known.Heads.Select(h => way.Before(h.Actor, h.Link))], known.GapIds);
    }

    private PathList Ask(Chain way, AccessVerb verb, string label) => way switch
    {
        { Place: { } place } => List(way, Ask(place, verb), label, Owner(place)),
        { Image: { } image } => Repository(image) is { } repository ? List(way, context.Effective.Who(repository, verb), label, context.Graph.Find(repository.Arn)) : Foreign(image),
        { Node: { } node } => context.Store.Keep(node.Type).Find(node.Arn, node.Region) is { } resource ? List(way, context.Effective.Who(resource, verb), label, node) : new PathList([], []),
        _ => new PathList([], []),
    };

    /// <summary>Who can take one of some actions on the first point of a way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="actions">The actions, as <c>service:Name</c>.</param>
    /// <returns>Ways that begin with a principal.</returns>
    public PathList Before(Chain way, IReadOnlyList<string> actions)
    {
        var arn = way.Place is { } place ? place.ArnPattern(context.Store.Manifest.Partition) : way.Image is { } image ? Repository(image)?.Arn : way.Node?.Arn;
        return arn is null ? new PathList([], []) : List(way, context.Effective.Who(arn, actions), "can change", way.Node ?? (way.Place is { } p ? Owner(p) : context.Graph.Find(arn)));
    }

    /// <summary>The way that a principal goes.</summary>
    /// <param name="way">The way from what it acts on.</param>
    /// <param name="grantee">The principal, and why it can.</param>
    /// <param name="label">What it does, as words on a line.</param>
    /// <param name="owner">The resource whose own policy may have decided; null where there is none.</param>
    /// <returns>The way.</returns>
    public Chain Before(Chain way, Grantee grantee, string label, Node? owner) => Step(way, grantee, label, owner) is var (actor, link) ? way.Before(actor, link) : way;

    /// <summary>The step that a principal takes; the same for every way that begins with the same point.</summary>
    /// <param name="way">A way from what it acts on.</param>
    /// <param name="grantee">The principal, and why it can.</param>
    /// <param name="label">What it does, as words on a line.</param>
    /// <param name="owner">The resource whose own policy may have decided; null where there is none.</param>
    /// <returns>The principal and the step.</returns>
    public (PathActor Actor, PathLink Link) Step(Chain way, Grantee grantee, string label, Node? owner) => (Actor(grantee), Link(way, grantee, label, owner));

    private PathList List(Chain way, AccessList list, string label, Node? owner) => new([.. list.Grantees.Select(g => Before(way, g, label, owner))], list.GapIds);

    private AccessList Ask(S3Place place, AccessVerb verb)
    {
        var bucket = $"arn:{context.Store.Manifest.Partition}:s3:::{place.Bucket}";
        return place.IsObject ? context.Effective.WhoAt(bucket, place.Key, verb) : context.Effective.WhoUnder(bucket, place.Key, verb);
    }

    private PathActor Actor(Grantee grantee) => new(new PathPoint(KindOf(grantee), grantee.Principal, NameOf(grantee)), ClassOf(grantee), grantee.IsOutsider, StagesOf(grantee)) { IsAdministrator = grantee.IsAdministrator };

    private IReadOnlyList<string> StagesOf(Grantee grantee) =>
        grantee.Kind == GranteeKind.Internal && context.Effective.IsInteractive(grantee.Principal) && !grantee.Stages.Contains("interactive", StringComparer.Ordinal) ? [.. grantee.Stages, "interactive"] : grantee.Stages;

    private string ClassOf(Grantee grantee) => grantee.Kind switch
    {
        GranteeKind.Public => grantee.Principal == "PUBLIC" ? "anybody" : "anybody with an AWS account",
        GranteeKind.Foreign => "foreign account",
        GranteeKind.Trusted => "trusted account",
        GranteeKind.Service => "service",
        _ when grantee.Principal.Contains(":user/", StringComparison.Ordinal) => "user",
        _ => context.Effective.IsInteractive(grantee.Principal) ? "interactive role" : "role",
    };

    private static string KindOf(Grantee grantee) => grantee.Kind == GranteeKind.Internal ? grantee.Principal.Contains(":user/", StringComparison.Ordinal) ? "user" : "role" : "principal";

    private static string NameOf(Grantee grantee) => grantee.Principal switch
    {
        "PUBLIC" => "anybody",
        "AUTHENTICATED_AWS" => "anybody with an AWS account",
        var principal when principal.StartsWith("ACCOUNT:", StringComparison.Ordinal) => $"account {principal["ACCOUNT:".Length..]}",
        var principal => Arn.TryParse(principal, out var arn) && grantee.Kind == GranteeKind.Internal ? arn.Name : principal,
    };

    private static PathLink Link(Chain way, Grantee grantee, string label, Node? owner)
    {
        var isOwn = grantee.DecidedBy is null or { Kind: PolicyKind.Resource };
        return new PathLink(label, Confidence.Capability)
        {
            Owner = isOwn ? owner : null,
            Field = grantee.DecidedBy?.ToString() ?? "Acl",
            Value = $"{grantee.Action} {grantee.Answer switch { AccessAnswer.Yes => "is allowed", AccessAnswer.Conditional => $"is allowed depending on {string.Join(", ", grantee.ConditionKeys)}", _ => "may be allowed" }}",
            Doubts = grantee.Answer switch
            {
                AccessAnswer.Yes => [],
                AccessAnswer.Conditional => [$"CONDITIONAL_IAM {grantee.Action} {string.Join(",", grantee.ConditionKeys)}"],
                _ => grantee.GapIds,
            },
            CutKey = grantee.DecidedBy is { } statement ? $"statement|{statement.Policy}|{statement.Index}" : $"acl|{owner?.Arn ?? way.Head.Id}",
            Cut = grantee.DecidedBy is { } by ? $"take {grantee.Action} on {way.Head.Name} out of {by}" : $"take the access control list off {owner?.Arn ?? way.Head.Name}",
        };
    }

    private Node? Owner(S3Place place) => context.Graph.Find($"arn:{context.Store.Manifest.Partition}:s3:::{place.Bucket}");

    /// <summary>The repository that an image lies in.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The repository; null where it is not one of the account that was read.</returns>
    public Resource? Repository(ImageName image) =>
        AwsServices.ReferenceText.Target(AwsServices.ReferenceForm.Image, image.ToString()) is { } arn && Arn.TryParse(arn, out var parsed) && parsed.AccountId == context.AccountId
            ? context.Store.Keep(new ResourceType("AWS::ECR::Repository")).Find(arn, parsed.Region) : null;

    /// <summary>Nobody here can say who moves an image of another account; AWS is taken on trust with those that it publishes.</summary>
    private PathList Foreign(ImageName image)
    {
        var named = AwsServices.Images.ImageReference.Parse(image.ToString());
        if (named is { Account: { } account, Region: { } region } && ImageAccounts.AreFirstParty(account, region))
        {
            return new PathList([], []);
        }

        var where = named is { Account: { } owner, Region: { } place } && context.Trusts(owner) ? place : "global";
        return new PathList([], [$"{GapCause.NotCollected.Name()} repository-of-{image} {where}"]);
    }
}
