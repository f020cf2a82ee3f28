using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds the pages of the served models.</summary>
internal sealed class ModelViews
{
    /// <summary>How many models have a page of their own.</summary>
    public const int ModelsShown = 30;

    private const int PartsShown = 24;
    private const int PathsShown = 8;
    private const int RulesShown = 12;

    private static readonly string[] Serving = ["AWS::SageMaker::Endpoint", "AWS::SageMaker::EndpointConfig", "AWS::SageMaker::InferenceComponent", "AWS::SageMaker::TransformJob", "AWS::SageMaker::Model"];

    private readonly AuditReport _report;
    private readonly LineagePictures? _pictures;
    private readonly IReadOnlyList<Node> _served;
    private readonly ILookup<string, Finding> _failures;

    /// <summary>Takes a report and its pictures, which are null where it has no lineage.</summary>
    public ModelViews(AuditReport report, LineagePictures? pictures)
    {
        _report = report;
        _pictures = pictures;
        _served = pictures?.ServedModels ?? [];
        _failures = report.Findings.Where(f => f.Status == Status.Fail).ToLookup(f => f.Resource.Arn, StringComparer.Ordinal);
    }

    /// <summary>The models, sorted by ARN, up to the number that have a page.</summary>
    public IReadOnlyList<ModelView> Models() => [.. _served.Take(ModelsShown).Select(Model)];

    /// <summary>How many models are served, and what keeps one from saying so.</summary>
    public string Sentence()
    {
        if (_pictures is null)
        {
            return "This report was made without the lineage, so served models are not shown.";
        }

        var unread = _report.Manifest.Coverage.Any(c => !c.IsComplete && Serving.Contains(c.Type.Name, StringComparer.Ordinal));
        var doubt = unread ? " Not everything that tells which models are served could be read, so there may be more." : "";
        var rest = _served.Count > ModelsShown ? $" The first {ReportText.Number(ModelsShown)} are shown; `powerhour graph --model NAME` draws any of them." : "";
        return $"{(_served.Count == 0 ? "No model was found that answers requests." : $"{ReportText.Count(_served.Count, "model answers", "models answer")} requests: what {(_served.Count == 1 ? "it was" : "each was")} made of, who takes part, and what fails on the way.")}{doubt}{rest}";
    }

    /// <summary>The place of a model's page.</summary>
    /// <param name="number">Its place among the served models.</param>
    public static string AnchorOf(int number) => $"m-{ReportText.Plain(number + 1)}";

    private ModelView Model(Node model, int number)
    {
        var picture = PictureFormat.Drawn(_pictures!.Of(model, _pictures.Taken));
        var around = _pictures.Around(model);
        var paths = _pictures.Paths.Where(p => p.Touches(model.Arn)).ToList();
        var anchor = AnchorOf(number);
        var data = around.Where(n => _pictures.IsData(n)).OrderBy(n => n.Arn, StringComparer.Ordinal).ToList();
        var people = People(around);
        var access = new TouchViews(_report.Lineage!.Access, _pictures);
        var administrators = access.Common(around);
        var touches = access.Of(around, administrators);
        var failures = around.SelectMany(n => _failures[n.Arn]).ToList();
        var failing = FixOrder.Of(failures);
        var rules = failures.Select(f => f.Rule.Id).Distinct(StringComparer.Ordinal).Count();
        return new ModelView
        {
            Anchor = anchor,
            Name = VisibleText.Line(LineagePictures.NameOf(model), 200),
            Arn = VisibleText.Line(model.Arn, 400),
            Sentence = $"{ReportText.Count(around.Count, "resource")} in its lineage; {(rules == 0 ? "no rule fails on them" : $"{ReportText.Count(rules, "rule fails", "rules fail")} on {ReportText.Number(failures.Select(f => f.Resource.Arn).Distinct(StringComparer.Ordinal).Count())} of them")}.",
            Drawing = new PictureMarkup(SvgPicture.Element(picture, anchor)),
            Paths = [.. paths.Take(PathsShown).Select(PathLineView.Of)],
            PathsRest = paths.Count > PathsShown ? $"{ReportText.Count(paths.Count - PathsShown, "more path is", "more paths are")} shown under Findings." : "",
            PathsNote = PathsNote(model, paths.Count),
            Inputs = [.. data.Take(PartsShown).Select(n => Part(n, Failing(n)))],
            InputsRest = More(data.Count, PartsShown),
            People = [.. people.Take(PartsShown)],
            PeopleRest = More(people.Count, PartsShown),
            Touches = [.. touches.Take(PartsShown)],
            TouchesNote = TouchViews.Sentence(administrators),
            TouchesRest = More(touches.Count, PartsShown),
            Findings = [.. failing.Take(RulesShown).Select(Finding)],
            FindingsRest = failing.Count > RulesShown ? $"{ReportText.Count(failing.Count - RulesShown, "more rule fails", "more rules fail")} on this lineage." : "",
        };
    }

    /// <summary>What is to be said where no path is shown, or where there may be more.</summary>
    private string PathsNote(Node model, int paths)
    {
        var undecided = _report.Findings.Count(f => f.Rule.IsPath && f.Status == Status.Unknown && f.Resource.Arn == model.Arn);
        var doubt = undecided == 0 ? "" : $"{ReportText.Count(undecided, "rule", "rules")} of attack paths could not be decided for it, so there may be {(paths == 0 ? "one" : "more")}.";
        return paths > 0 || !_report.Rules.Any(r => r.IsPath) ? doubt : $"No attack path to it was found.{(doubt.Length == 0 ? "" : $" {doubt}")}";
    }

    /// <summary>The roles as which the parts of a lineage act, and where people work who act as the same role.</summary>
    private List<ModelPartView> People(IReadOnlySet<Node> around)
    {
        var roles = around.SelectMany(n => n.Out).Where(e => e.Kind == "assumes").GroupBy(e => e.To).OrderBy(g => g.Key.Arn, StringComparer.Ordinal);
        return [.. roles.Select(role => Part(role.Key, $"{Acts(role.Select(e => e.From))}{Shared(role.Key, around)}"))];
    }

    private string Acts(IEnumerable<Node> nodes) =>
        $"assumed by {ReportText.List([.. nodes.GroupBy(n => _pictures!.KindOf(n), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Distinct().Count() is > 1 and var many ? $"{g.Key} ({ReportText.Number(many)})" : g.Key)])}";

    private string Shared(Node role, IReadOnlySet<Node> around)
    {
        var others = role.In.Where(e => e.Kind == "assumes" && !around.Contains(e.From)).Select(e => e.From).Distinct().ToList();
        return others.Count == 0 ? "" : $"; outside this lineage {Acts(others)}";
    }

    private ModelPartView Part(Node node, string note) => new(_pictures!.KindOf(node), VisibleText.Line(LineagePictures.NameOf(node), 200), note);

    private string Failing(Node node) => _failures[node.Arn].Count() is > 0 and var count ? $"{ReportText.Count(count, "finding fails", "findings fail")}" : "";

    private static string More(int count, int shown) => count > shown ? $"and {ReportText.Number(count - shown)} more" : "";

    private static ModelFindingView Finding(FixStep step) => new(
        DecisionView.Of(step.Decision),
        SeverityView.Of(step.Severity),
        Anchors.Of("r-", step.Rule.Id),
        step.Rule.Title,
        FindingLinkView.Some(step.Findings),
        FindingLinkView.Rest(step.Findings));
}
