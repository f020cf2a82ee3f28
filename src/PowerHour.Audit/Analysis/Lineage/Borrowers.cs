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
    private readonly Dictionary<string, IReadOnlyList<(PathActor Actor, PathLink Link)>> _known = new(StringComparer.Ordinal);

    /// <summary>Who can borrow the role that a way begins with.</summary>
    /// <param name="way">A way that begins with a role of the account; another has no borrowers.</param>
    /// <returns>Ways that begin with the borrower. Those who can do everything are left out.</returns>
    public PathList Before(Chain way)
    {
        if (_authorizer.Account.Find(way.Actor?.Point.Id ?? way.Node?.Arn ?? "") is not { IsRole: true } role)
        {
            return new PathList([], []);
        }

        if (!_known.TryGetValue(role.Arn, out var found))
        {
            _known[role.Arn] = found = [.. Find(role).Select(g => grants.Step(way, g, "can borrow", owner: null))];
        }

        return new PathList([.. found.Select(f => way.Before(f.Actor, f.Link))], context.Access.GapIds);
    }

    private IEnumerable<Grantee> Find(IamPrincipal role)
    {
        var services = Launches.Select(l => l.Service).Distinct(StringComparer.Ordinal).Where(s => Trusts(role, s)).ToArray();
        foreach (var grantee in services.Length == 0 ? [] : context.Effective.Who(role.Arn, "iam:PassRole").Grantees.Where(g => g.Kind == GranteeKind.Internal && g.Principal != role.Arn))
        {
            var best = services.Select(s => Borrow(grantee, role, s)).OfType<Grantee>().MaxBy(g => g.Answer);
            if (best is not null)
            {
                yield return best;
            }
        }
    }

    private bool Trusts(IamPrincipal role, string service) =>
        _authorizer.DecideOutsider(Requester.Parse(service), "sts:AssumeRole", ResourceScope.Exactly(role.Arn)) is { IsPossible: true };

    private Grantee? Borrow(Grantee grantee, IamPrincipal role, string service)
    {
        var borrower = _authorizer.Account.Find(grantee.Principal)!;
        var pass = _authorizer.DecideOwnSide(borrower, "iam:PassRole", ResourceScope.Exactly(role.Arn), RequestContext.Unknown.With("iam:PassedToService", service));
        var launch = Launches.Where(l => l.Service == service).Select(l => l.Actions.Select(a => _authorizer.DecideOwnSide(borrower, a, ResourceScope.Some("*"))).ToArray())
            .MaxBy(d => d.Min(x => AccessDecider.Answer(x)))!;
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

    private static IReadOnlyList<string> GapsOf(IamPrincipal borrower)
    {
        string[] gaps = [.. borrower.Policies.Concat(borrower.Boundary).SelectMany(PolicyGaps.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return gaps.Length > 0 ? gaps : [PolicyGaps.Gap(Inventory.GapCause.NotCollected, $"policies of {borrower.Arn}")];
    }
}
