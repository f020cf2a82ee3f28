using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Comparison;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit;

/// <summary>The whole product: a snapshot and rules go in, a report comes out. Nothing else has a say: no clock, no network, no surroundings.</summary>
public static class AuditPipeline
{
    /// <summary>Judges a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="options">What it is judged with.</param>
    /// <returns>The report: the same for the same snapshot and options, to the byte.</returns>
    /// <exception cref="Documents.DocumentException">A rule does not compile, a suppression lasts too long, or the baseline is of another account.</exception>
    /// <exception cref="SnapshotException">The snapshot can not be read to its end.</exception>
    public static AuditReport Run(Snapshot snapshot, AuditOptions options)
    {
        var compiler = new RuleCompiler(options.Services);
        var rules = compiler.Compile(options.Rules.Rules);
        var context = Analyse(snapshot, options);
        var evaluator = new RuleSetEvaluator(context, compiler.Types) { AllResources = options.AllResources };
        var (findings, suppressions) = options.Suppressions.Apply(evaluator.Evaluate(rules), options.Rules.Rules, snapshot.Manifest.EndedAt);
        var scored = LineageFacts.MayHaveMachineLearning(snapshot.Manifest, options.Services) ? findings : [];
        var report = new AuditReport
        {
            ToolVersion = ToolVersion.Current,
            RulesHash = options.Rules.Hash,
            SnapshotHash = snapshot.Hash,
            ServicesHash = options.Services.AddedHash,
            TemplatesHash = options.TemplatesHash ?? ReportTemplates.EmbeddedHash,
            AllResources = options.AllResources,
            IsDemo = options.IsDemo,
            Manifest = snapshot.Manifest,
            Findings = findings,
            Lineage = new ReportLineage(context.Graph, options.Services) { Access = ModelAccess.Of(context) },
            Rules = options.Rules.Rules,
            Threats = options.Rules.Threats,
            Controls = options.Rules.Controls,
            Frameworks = options.Rules.Frameworks,
            Settings = options.Settings,
            Overrides = options.Overrides,
            Suppressions = suppressions,
            Attestations = options.Attestations,
            Advisories = options.Attestations.Of(options.Rules.Advisories, snapshot.Manifest.EndedAt),
            TrustedAccounts = [.. options.TrustedAccounts.Order(StringComparer.Ordinal)],
            Score = FindingScores.Of(scored, options.Rules.Threats.Select(t => t.Id), ScoreMode.Inherent),
            ResidualScore = FindingScores.Of(scored, options.Rules.Threats.Select(t => t.Id), ScoreMode.Residual),
        };
        return options.Baseline is { } baseline ? report with { Changes = ReportComparison.Of(baseline, ComparedReport.Of(report)) } : report;
    }

    /// <summary>Connects what a snapshot holds: what facts and expressions look at.</summary>
    /// <param name="snapshot">The snapshot; it must stay open.</param>
    /// <param name="options">What it is judged with.</param>
    /// <returns>The account.</returns>
    public static AnalysisContext Analyse(Snapshot snapshot, AuditOptions options)
    {
        // Findings keep what they are about; shared resources are judged only where the lineage reaches them.
        var judged = options.Rules.Rules.Select(r => r.Resource).Where(t => options.AllResources || options.Services.Find(t)?.Role != ResourceRole.Shared).ToHashSet();
        var store = new ResourceStore(snapshot, options.Services, judged);
        return new AnalysisContext(store, GraphBuilder.Build(store), options.TrustedAccounts)
        {
            GivenControl = (options.Settings.ServiceControl, options.Settings.ResourceControl),
            NamedStages = [.. options.Settings.RoleStages.All.Select(s => (s.Stage, s.Patterns))],
        };
    }
}
