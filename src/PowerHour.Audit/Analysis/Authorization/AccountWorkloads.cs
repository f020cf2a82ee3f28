using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>What runs under which role, and of which services everything is known.</summary>
/// <param name="All">Every resource of the snapshot that assumes a role, and the Studio apps that a user profile can start.</param>
/// <param name="Services">The services whose resources were all listed, with their roles.</param>
internal sealed record AccountWorkloads(IReadOnlyList<Workload> All, IReadOnlySet<string> Services)
{
    private static readonly ResourceType Role = new("AWS::IAM::Role");
    private static readonly ResourceType Profile = new("AWS::SageMaker::UserProfile");

    private static readonly (string Service, ResourceType[] Types)[] Known =
    [
        ("lambda.amazonaws.com", [new("AWS::Lambda::Function")]),
        ("glue.amazonaws.com", [new("AWS::Glue::Job"), new("AWS::Glue::DevEndpoint"), new("AWS::Glue::Session")]),
        ("kinesisanalytics.amazonaws.com", [new("AWS::KinesisAnalyticsV2::Application")]),
        ("sagemaker.amazonaws.com", [new("AWS::SageMaker::NotebookInstance"), new("AWS::SageMaker::Domain"), new("AWS::SageMaker::UserProfile"), new("AWS::SageMaker::Pipeline")]),
        ("states.amazonaws.com", [new("AWS::StepFunctions::StateMachine")]),
    ];

    /// <summary>Reads the graph.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The workloads.</returns>
    public static AccountWorkloads Of(AnalysisContext context)
    {
        var graph = context.Graph;
        var found = graph.Nodes.Where(n => n.Type == Role).SelectMany(role => role.In.Where(IsAssumed).Select(e => new Workload(e.From.Arn, role.Arn)))
            .Concat(graph.Nodes.Where(n => n.Type == Profile).SelectMany(Studio));
        var services = Known.Where(k => k.Types.All(t => context.Store.GapsOf(t).Count == 0 && graph.UnreadReferences("assumes", Role, t).Count == 0)).Select(k => k.Service);
        return new AccountWorkloads([.. found.Distinct()], services.ToHashSet(StringComparer.Ordinal));
    }

    private static bool IsAssumed(Edge edge) => edge.Kind == "assumes";

    /// <summary>A profile without a role of its own works under its domain's; what it starts is an app.</summary>
    private static IEnumerable<Workload> Studio(Node profile)
    {
        var own = profile.Out.Where(IsAssumed).Select(e => e.To.Arn).ToArray();
        var roles = own.Length > 0 ? own : profile.Out.Where(e => e.Kind == "belongs-to").SelectMany(e => e.To.Out.Where(IsAssumed)).Select(e => e.To.Arn);
        var app = profile.Arn.Replace(":user-profile/", ":app/", StringComparison.Ordinal) + "/JupyterLab/default";
        return roles.SelectMany(role => (Workload[])[new(profile.Arn, role), new(app, role)]);
    }
}
