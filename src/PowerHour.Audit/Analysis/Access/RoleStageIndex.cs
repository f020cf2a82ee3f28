using System.Collections.Frozen;
using System.Text.Json;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// The stages that roles work in: from what runs under them, and from the names that an organisation gives. Stages are <c>interactive</c>, <c>training</c>,
/// <c>serving</c>, <c>etl</c>, <c>ci</c>, <c>deploy</c>, <c>monitor</c>, <c>data</c> and <c>breakGlass</c>.
/// </summary>
/// <param name="context">The account.</param>
public sealed class RoleStageIndex(AnalysisContext context)
{
    private static readonly ResourceType Flink = new("AWS::KinesisAnalyticsV2::Application");

    private static readonly FrozenDictionary<string, string> ByType = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS::SageMaker::NotebookInstance"] = "interactive",
        ["AWS::SageMaker::Domain"] = "interactive",
        ["AWS::SageMaker::UserProfile"] = "interactive",
        ["AWS::SageMaker::Space"] = "interactive",
        ["AWS::Glue::DevEndpoint"] = "interactive",
        ["AWS::Glue::Session"] = "interactive",
        ["AWS::SageMaker::TrainingJob"] = "training",
        ["AWS::SageMaker::HyperParameterTuningJob"] = "training",
        ["AWS::SageMaker::ProcessingJob"] = "training",
        ["AWS::SageMaker::AutoMLJob"] = "training",
        ["AWS::SageMaker::Pipeline"] = "training",
        ["AWS::SageMaker::Model"] = "serving",
        ["AWS::SageMaker::Endpoint"] = "serving",
        ["AWS::SageMaker::EndpointConfig"] = "serving",
        ["AWS::SageMaker::InferenceExperiment"] = "serving",
        ["AWS::Glue::Job"] = "etl",
        ["AWS::Glue::Crawler"] = "etl",
        ["AWS::KinesisFirehose::DeliveryStream"] = "etl",
        ["AWS::SageMaker::FeatureGroup"] = "data",
        ["AWS::SageMaker::LabelingJob"] = "data",
        ["AWS::SageMaker::MonitoringSchedule"] = "monitor",
        ["AWS::SageMaker::DataQualityJobDefinition"] = "monitor",
        ["AWS::SageMaker::ModelQualityJobDefinition"] = "monitor",
        ["AWS::SageMaker::ModelBiasJobDefinition"] = "monitor",
        ["AWS::SageMaker::ModelExplainabilityJobDefinition"] = "monitor",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every stage that there is, sorted: those that what runs under a role can give it, and those that an organisation names.</summary>
    public static readonly IReadOnlyList<string> All = [.. ByType.Values.Concat(["ci", "deploy", "data", "monitor", "breakGlass"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The type of a stage in expressions.</summary>
    public static readonly CelType Stage = CelType.OneOf(All);

    /// <summary>The type of a list of stages.</summary>
    public static readonly CelType Stages = CelType.List(Stage);

    private readonly Dictionary<string, IReadOnlyList<string>> _known = new(StringComparer.Ordinal);

    /// <summary>The stages of a principal.</summary>
    /// <param name="principal">Its ARN.</param>
    /// <returns>The stages, sorted; none where nothing says so.</returns>
    public IReadOnlyList<string> Of(string principal)
    {
        if (!_known.TryGetValue(principal, out var stages))
        {
            _known[principal] = stages = [.. FromUse(principal).Concat(Named(principal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        return stages;
    }

    /// <summary>The stages that an organisation names for a principal in its settings.</summary>
    /// <param name="principal">Its ARN.</param>
    /// <returns>The stages; none where it names none.</returns>
    public IEnumerable<string> Named(string principal) =>
        context.NamedStages.Where(s => s.Patterns.Any(p => GlobPattern.IsMatch(p, principal, ignoreCase: false))).Select(s => s.Stage);

    /// <summary>Why a principal may work in a stage although nothing says so: things that would run under it were not all read.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>The gap ids, sorted; empty for a stage that only an organisation's names give.</returns>
    public IReadOnlyList<string> GapsOf(string stage) => context.Doubts.GapIds($"stage {stage}", default, "", () =>
    {
        var types = ByType.Where(t => t.Value == stage).Select(t => new ResourceType(t.Key)).Concat(stage is "interactive" or "etl" ? [Flink] : []).ToHashSet();
        return context.Store.Manifest.Coverage.Where(c => types.Contains(c.Type)).SelectMany(c => c.GapIds).Concat(context.Graph.UnreadOf(types));
    });

    private IEnumerable<string> FromUse(string principal) =>
        context.Graph.Find(principal)?.In.Where(e => e.Kind == "assumes").Select(e => StageOf(e.From)).OfType<string>() ?? [];

    private string? StageOf(Node user)
    {
        if (user.Type == Flink)
        {
            return IsNotebook(user) ? "interactive" : "etl";
        }

        if (user.Type.Name == "AWS::Lambda::Function")
        {
            return user.In.Any(e => e.Kind == "transformed-by") ? "etl" : user.Out.Any(e => e.Kind == "calls" && e.To.Type.Name == "AWS::SageMaker::Endpoint") ? "serving" : null;
        }

        return ByType.GetValueOrDefault(user.Type.Name);
    }

    private bool IsNotebook(Node application) =>
        context.Store.Keep(Flink).Find(application.Arn, application.Region) is { } resource
        && resource.Properties.TryGetProperty("ApplicationMode", out var mode) && mode.ValueKind == JsonValueKind.String && mode.GetString() == "INTERACTIVE";
}
