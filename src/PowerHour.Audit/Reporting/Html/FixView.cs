namespace PowerHour.Audit.Reporting.Html;

/// <summary>A step of what to do first.</summary>
internal sealed record FixView(int Rank, RuleBriefView Rule, string Text, string Threats, DecisionView Decision, IReadOnlyList<FindingLinkView> Resources, string Rest);
