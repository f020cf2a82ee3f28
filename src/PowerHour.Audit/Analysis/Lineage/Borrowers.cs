using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds who can hand a role to a service and have the service run something as it: borrow the role without being let into it.</summary>
/// <param name="context">The account.</param>
/// <param name="grants">Puts principals before ways.</param>
internal sealed class Borrowers(AnalysisContext context, PathGrants grants)
{
    /// <summary>What starts something of one's own under a role, by service: every action of a row is needed. Source: the service authorization reference.</summary>
    private static readonly (string Service, string[] Actions)[] Launches =
    [
        ("sagemaker.amazonaws.com", ["sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"]), ("sagemaker.amazonaws.com", ["sagemaker:CreateTrainingJob"]),
        ("sagemaker.amazonaws.com", ["sagemaker:CreateProcessingJob"]), ("sagemaker.amazonaws.com", ["sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution"]),
        ("sagemaker.amazonaws.com", ["sagemaker:CreateAutoMLJobV2"]), ("sagemaker.amazonaws.com", ["sagemaker:CreateModel", "sagemaker:CreateEndpoint"]),
        ("glue.amazonaws.com", ["glue:CreateJob", "glue:StartJobRun"]), ("glue.amazonaws.com", ["glue:UpdateJob", "glue:StartJobRun"]), ("glue.amazonaws.com", ["glue:CreateSession", "glue:RunStatement"]),
        ("glue.amazonaws.com", ["glue:CreateDevEndpoint"]), ("lambda.amazonaws.com", ["lambda:CreateFunction", "lambda:InvokeFunction"]), ("lambda.amazonaws.com", ["lambda:UpdateFunctionConfiguration"]),
        ("kinesisanalytics.amazonaws.com", ["kinesisanalytics:CreateApplication", "kinesisanalytics:StartApplication"]), ("firehose.amazonaws.com", ["firehose:CreateDeliveryStream"]),
    ];

    private readonly Authorizer _authorizer = context.Access.Authorizer;
    private readonly Dictionary<string, Borrower[]> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Borrower, string Service), Decision[]> _launches = [];

    /// <summary>Who can borrow the roles that ways begin with, and so take a step that he can not take himself.</summary>
    /// <param name="ways">Ways that begin with a role of the account; others have no borrowers.</param>
    /// <returns>Ways that begin with a borrower: each once, by the way that is certain, if there is one, and the shortest. Those who can do everything are left out.</returns>
    public PathList Of(IEnumerable<Chain> ways)
    {
        var roles = Alternatives.ByHead(ways.Where(w => RoleOf(w) is { IsRole: true })).Select(r => new BorrowedRole(r, [.. r.Ways.Select(grants.CertainOf)], Known(RoleOf(r.Nearest)!, r.Nearest))).ToArray();
        var closing = new ClosingKeys(roles, _authorizer.Account.Principals.Length);
        var taken = new bool[_authorizer.Account.Principals.Length];
        Chain[] found = [.. roles.SelectMany(r => r.Ways(taken, closing, certainly: true)), .. roles.SelectMany(r => r.Ways(taken, closing, certainly: false))];
        return new PathList(found, roles.Length == 0 ? [] : context.Access.GapIds);
    }

    private IamPrincipal? RoleOf(Chain way) => _authorizer.Account.Find(way.Actor?.Point.Id ?? way.Node?.Arn ?? "");

    private Borrower[] Known(IamPrincipal role, Chain way)
    {
        if (!_known.TryGetValue(role.Arn, out var found))
        {
            _known[role.Arn] = found = [.. Find(role).Select(g => Made(g, grants.Step(way, g, StepLabel.CanBorrow, owner: null)))];
        }

        return found;
    }

    private Borrower Made(Grantee grantee, (PathActor Actor, PathLink Link) step) => new(_authorizer.Account.Find(grantee.Principal)!.Index, step.Actor, step.Link);

    private IEnumerable<Grantee> Find(IamPrincipal role)
    {
        var services = Launches.Select(l => l.Service).Distinct(StringComparer.Ordinal).Where(s => context.Effective.Trusts(role, s)).ToArray();
        foreach (var grantee in services.Length == 0 ? [] : context.Effective.Who(role.Arn, "iam:PassRole").Grantees.Where(g => g.Kind == GranteeKind.Internal && g.Principal != role.Arn))
        {
            var best = services.Select(s => Borrow(grantee, role, s)).OfType<Grantee>().MaxBy(g => g.Answer);
            if (best is not null)
            {
                yield return best;
            }
        }
    }

    private Grantee? Borrow(Grantee grantee, IamPrincipal role, string service)
    {
        var borrower = _authorizer.Account.Find(grantee.Principal)!;
        var pass = _authorizer.DecideOwnSide(borrower, "iam:PassRole", ResourceScope.Exactly(role.Arn), RequestContext.Unknown.With("iam:PassedToService", service));
        var launch = Launch(borrower, service);
        var answer = launch.Append(pass).Min(d => AccessDecider.Answer(d));
        if (answer == AccessAnswer.No)
        {
            return null;
        }

        var undecided = launch.Append(pass).Where(d => AccessDecider.Answer(d) == AccessAnswer.Conditional).ToArray();
        return grantee with
        {
            Answer = answer,
            Action = $"iam:PassRole with {string.Join(" and ", launch.Select(d => d.Request.Action.ToString()))}",
            DecidedBy = pass.DecidedBy,
            ConditionKeys = [.. undecided.SelectMany(d => d.ConditionKeys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            GapIds = answer == AccessAnswer.Unknown ? GapsOf(borrower) : [],
        };
    }

    /// <summary>The decisions by which somebody starts something at a service: of the ways to do so the one that is most likely open. The same whatever role it runs as.</summary>
    private Decision[] Launch(IamPrincipal borrower, string service)
    {
        if (!_launches.TryGetValue((borrower.Index, service), out var best))
        {
            _launches[(borrower.Index, service)] = best = Launches.Where(l => l.Service == service).Select(l => l.Actions.Select(a => _authorizer.DecideOwnSide(borrower, a, ResourceScope.Some("*"))).ToArray())
                .MaxBy(d => d.Min(x => AccessDecider.Answer(x)))!;
        }

        return best;
    }

    private static IReadOnlyList<string> GapsOf(IamPrincipal borrower)
    {
        string[] gaps = [.. borrower.Policies.Concat(borrower.Boundary).SelectMany(PolicyGaps.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return gaps.Length > 0 ? gaps : [PolicyGaps.Gap(Inventory.GapCause.NotCollected, $"policies of {borrower.Arn}")];
    }
}
