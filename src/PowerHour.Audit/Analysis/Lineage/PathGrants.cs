using System.Collections.Frozen;
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
    private readonly Dictionary<(string Head, string Label), Known> _known = [];
    private readonly Dictionary<(AccessList List, string Label, Node Owner), Known> _shared = [];
    private readonly Dictionary<(string Principal, GranteeKind Kind, bool IsAdministrator), PathActor> _actors = [];
    private readonly Dictionary<Grantee, List<PathLink>> _links = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Who can do something with the first point of a way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="verb">What is done.</param>
    /// <returns>Ways that begin with a principal. Administrators are left out: they are reported as such, once.</returns>
    public PathList Before(Chain way, AccessVerb verb) => All(way, Of(way, verb));

    /// <summary>Who can give himself and others the right to write the first point of a way: whoever writes the policy of its bucket or stream.</summary>
    /// <param name="way">The way.</param>
    /// <returns>Ways that begin with a principal, administrators left out.</returns>
    public PathList OpenersBefore(Chain way) => All(way, Of(way, StepLabel.CanGiveWriting, AskOpeners));

    /// <summary>The roles of the account that can do something with the first point of a way. Administrators are among them: what runs as one, or is borrowed, needs no less to be watched.</summary>
    /// <param name="way">The way.</param>
    /// <param name="verb">What is done.</param>
    /// <returns>Ways that begin with a role.</returns>
    public PathList RolesBefore(Chain way, AccessVerb verb)
    {
        var known = Of(way, verb);
        return new PathList([.. known.Others.Concat(known.Administrators.Value).Where(h => h.Actor.Point.Kind == "role").Select(h => way.Before(h.Actor, h.Link))], known.List.GapIds);
    }

    /// <summary>Whether somebody can certainly do something with the first point of a way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="verb">What is done.</param>
    /// <param name="principal">Who, as <see cref="PathActor.Point"/> names him.</param>
    /// <returns>False also where it is in doubt.</returns>
    public bool IsCertain(Chain way, AccessVerb verb, string principal) => Of(way, verb) is var known && (known.Certain.Contains(principal)
        || (context.Effective.Find(principal) is { } found && context.Effective.IsAdministrator(found) && known.List.Administrators.Any(a => a.Principal == principal && a.Answer == AccessAnswer.Yes)));

    /// <summary>Those who can certainly take the first step of a way, which a principal takes.</summary>
    /// <param name="way">The way.</param>
    /// <returns>The principals, as <see cref="PathActor.Point"/> names them; none where the step is not one of reading or writing.</returns>
    public IReadOnlySet<string> CertainOf(Chain way) => way is { Next: { } next, Link.Label: { } label } && _known.TryGetValue((next.Head.Id, label), out var known) ? known.Certain : FrozenSet<string>.Empty;

    private static PathList All(Chain way, Known known) =>
        new(known.Others.Length == 0 ? [] : [.. known.Others.Select(h => way.Before(h.Actor, h.Link))], known.List.GapIds);

    private static string LabelOf(AccessVerb verb) => verb switch
    {
        AccessVerb.Write => StepLabel.CanWrite,
        AccessVerb.Read => StepLabel.CanRead,
        AccessVerb.Invoke => StepLabel.CanInvoke,
        _ => StepLabel.CanChangeAccess,
    };

    private Known Of(Chain way, AccessVerb verb) => Of(way, LabelOf(verb), w => Ask(w, verb));

    private Known Of(Chain way, string label, Func<Chain, (AccessList List, Node? Owner)> ask)
    {
        if (!_known.TryGetValue((way.Head.Id, label), out var known))
        {
            var (list, owner) = ask(way);
            _known[(way.Head.Id, label)] = known = owner is null ? Make(way, label, list, null) : Shared(way, label, list, owner);
        }

        return known;
    }

    /// <summary>Places that the same policies guard share their list, and with it the steps: an account has many more places than statements.</summary>
    private Known Shared(Chain way, string label, AccessList list, Node owner) =>
        _shared.TryGetValue((list, label, owner), out var known) ? known : _shared[(list, label, owner)] = Make(way, label, list, owner);

    private Known Make(Chain way, string label, AccessList list, Node? owner)
    {
        return new Known(list, Heads(list.Grantees), new(() => Heads(list.Administrators)));

        (PathActor Actor, PathLink Link)[] Heads(IReadOnlyList<Grantee> grantees) => [.. grantees.Select(g => Step(way, g, label, owner))];
    }

    /// <summary>Who decides who may write: by the policy of a bucket or stream. What object lists and replication give is no right to write.</summary>
    private (AccessList List, Node? Owner) AskOpeners(Chain way) => way switch
    {
        { Place: { } place } => (context.Effective.Who(context.BucketArn(place.Bucket), "s3:PutBucketPolicy"), Owner(place)),
        { Node: { Type.Name: "AWS::Kinesis::Stream" } stream } => (context.Effective.Who(stream.Arn, "kinesis:PutResourcePolicy"), stream),
        _ => (AccessList.Nobody, null),
    };

    private (AccessList List, Node? Owner) Ask(Chain way, AccessVerb verb) => way switch
    {
        { Place: { } place } => (Ask(place, verb), Owner(place)),
        { Image: { } image } => Repository(image) is { } repository ? (context.Effective.Who(repository, verb), context.Graph.Find(repository.Arn)) : (AccessList.Unseen(Foreign(image)), null),
        { Node: { } node } => (context.Store.Keep(node.Type).Find(node.Arn, node.Region) is { } resource ? context.Effective.Who(resource, verb) : AccessList.Nobody, node),
        _ => (AccessList.Nobody, null),
    };

    /// <summary>Who can take one of some actions on the first point of a way.</summary>
    /// <param name="way">The way.</param>
    /// <param name="actions">The actions, as <c>service:Name</c>.</param>
    /// <returns>Ways that begin with a principal.</returns>
    public PathList Before(Chain way, IReadOnlyList<string> actions)
    {
        var arn = way.Place is { } place ? place.ArnPattern(context.Store.Manifest.Partition) : way.Image is { } image ? Repository(image)?.Arn : way.Node?.Arn;
        return arn is null ? new PathList([], []) : List(way, context.Effective.Who(arn, actions), StepLabel.CanChange, way.Node ?? (way.Place is { } p ? Owner(p) : context.Graph.Find(arn)));
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
        var bucket = context.BucketArn(place.Bucket);
        return place.IsObject ? context.Effective.WhoAt(bucket, place.Key, verb) : context.Effective.WhoUnder(bucket, place.Key, verb);
    }

    private PathActor Actor(Grantee grantee)
    {
        var key = (grantee.Principal, grantee.Kind, grantee.IsAdministrator);
        if (!_actors.TryGetValue(key, out var actor))
        {
            _actors[key] = actor = Make(grantee);
        }

        return actor;
    }

    private PathActor Make(Grantee grantee) => new(new PathPoint(KindOf(grantee), grantee.Principal, NameOf(grantee)), ClassOf(grantee), grantee.IsOutsider, StagesOf(grantee)) { IsAdministrator = grantee.IsAdministrator };

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

    private static string KindOf(Grantee grantee) => grantee.Kind == GranteeKind.Internal ? grantee.Principal.Contains(":user/", StringComparison.Ordinal) ? PointKind.User : PointKind.Role : PointKind.Principal;

    private static string NameOf(Grantee grantee) => grantee.Principal switch
    {
        "PUBLIC" => "anybody",
        "AUTHENTICATED_AWS" => "anybody with an AWS account",
        var principal when principal.StartsWith("ACCOUNT:", StringComparison.Ordinal) => $"account {principal["ACCOUNT:".Length..]}",
        var principal => Arn.TryParse(principal, out var arn) && grantee.Kind == GranteeKind.Internal ? arn.Name : principal,
    };

    /// <summary>The step of a grantee: the same object for every place where it rests on the same statement.</summary>
    private PathLink Link(Chain way, Grantee grantee, string label, Node? owner)
    {
        if (grantee.DecidedBy is not { } statement || grantee.GapIds.Count > 0)
        {
            return MakeLink(way, grantee, label, owner);
        }

        var own = statement.Kind == PolicyKind.Resource ? owner : null;
        var known = _links.TryGetValue(grantee, out var links) ? links : _links[grantee] = [];
        if (known.Find(l => l.Label == label && ReferenceEquals(l.Owner, own)) is not { } link)
        {
            known.Add(link = MakeLink(way, grantee, label, owner));
        }

        return link;
    }

    private PathLink MakeLink(Chain way, Grantee grantee, string label, Node? owner)
    {
        var isOwn = grantee.DecidedBy is null or { Kind: PolicyKind.Resource };
        return new PathLink(label, Confidence.Capability)
        {
            Owner = isOwn ? owner : null,
            Field = grantee.DecidedBy?.ToString() ?? "Acl",
            Value = Once($"{grantee.Action} {grantee.Answer switch { AccessAnswer.Yes => "is allowed", AccessAnswer.Conditional => $"is allowed depending on {string.Join(", ", grantee.ConditionKeys)}", _ => "may be allowed" }}"),
            Doubts = grantee.Answer switch
            {
                AccessAnswer.Yes => [],
                AccessAnswer.Conditional => [Once($"CONDITIONAL_IAM {grantee.Action} {string.Join(",", grantee.ConditionKeys)}")],
                _ => grantee.GapIds,
            },
            CutKey = Once(ManagedPolicy(grantee) is { } policy ? $"policy|{policy}|{grantee.Principal}" : grantee.DecidedBy is { } statement ? $"statement|{statement.Policy}|{statement.Index}" : $"acl|{owner?.Arn ?? way.Head.Id}"),
            Cut = Once(ManagedPolicy(grantee) is { } managed ? $"detach {managed} from {NameOf(grantee)}" : grantee.DecidedBy is null ? $"take the access control list off {owner?.Arn ?? way.Head.Name}" : $"take {grantee.Action} on"),
            CutEnd = ManagedPolicy(grantee) is null && grantee.DecidedBy is { } by ? Once($"out of {by}") : "",
        };
    }

    /// <summary>The same object for the same text: steps say the same few by the million, and are compared by them.</summary>
    private string Once(string text)
    {
        if (!_texts.TryGetValue(text, out var known))
        {
            _texts[text] = known = text;
        }

        return known;
    }

    /// <summary>The policy of AWS that decided: nobody can take a statement out of it.</summary>
    private static string? ManagedPolicy(Grantee grantee) => grantee.DecidedBy?.Policy is { } policy && policy.Contains(":iam::aws:policy/", StringComparison.Ordinal) ? policy : null;

    private Node? Owner(S3Place place) => context.Graph.Find(context.BucketArn(place.Bucket));

    /// <summary>The repository that an image lies in.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The repository; null where it is not one of the account that was read.</returns>
    public Resource? Repository(ImageName image) =>
        AwsServices.ReferenceText.Target(AwsServices.ReferenceForm.Image, image.ToString()) is { } arn && Arn.TryParse(arn, out var parsed) && parsed.AccountId == context.AccountId
            ? context.Store.Keep(new ResourceType("AWS::ECR::Repository")).Find(arn, parsed.Region) : null;

    /// <summary>Nobody here can say who moves an image of another account; AWS is taken on trust with those that it publishes.</summary>
    private string[] Foreign(ImageName image)
    {
        var named = AwsServices.Images.ImageReference.Parse(image.ToString());
        if (named is { Account: { } account, Region: { } region } && ImageAccounts.AreFirstParty(account, region))
        {
            return [];
        }

        var where = named is { Account: { } owner, Region: { } place } && context.Trusts(owner) ? place : "global";
        return [$"{GapCause.NotCollected.Name()} repository-of-{image} {where}"];
    }

    /// <summary>Who can do something with a point, and the same as first points of ways.</summary>
    private sealed record Known(AccessList List, (PathActor Actor, PathLink Link)[] Others, Lazy<(PathActor Actor, PathLink Link)[]> Administrators)
    {
        private HashSet<string>? _certain;

        /// <summary>Those who certainly can, administrators aside.</summary>
        public HashSet<string> Certain => _certain ??= List.Grantees.Where(g => g.Answer == AccessAnswer.Yes).Select(g => g.Principal).ToHashSet(StringComparer.Ordinal);
    }
}
