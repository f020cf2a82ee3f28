namespace PowerHour.Audit.Reporting.Html;

/// <summary>A failure that opens ways to models.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="RuleAnchor">The place of the rule.</param>
/// <param name="Title">The rule.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Chain">The shortest of its ways, resource by resource.</param>
/// <param name="Models">The models that it leads to, with their places.</param>
/// <param name="ModelsRest">How many more; may be empty.</param>
/// <param name="Closes">How many ways fixing it closes.</param>
/// <param name="Cut">How to fix it.</param>
internal sealed record DoorView(
    SeverityView Severity, string RuleAnchor, string Title, FindingLinkView Finding, string Chain, IReadOnlyList<FindingLinkView> Models, string ModelsRest, string Closes, string Cut);
