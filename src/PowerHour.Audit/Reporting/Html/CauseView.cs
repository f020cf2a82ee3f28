namespace PowerHour.Audit.Reporting.Html;

/// <summary>The gaps of one cause.</summary>
internal sealed record CauseView(string Cause, string Meaning, string Advice, int Count, IReadOnlyList<GapView> Gaps);
