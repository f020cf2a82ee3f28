namespace PowerHour.Audit.Reporting.Html;

/// <summary>What <c>report.hbs</c> is given.</summary>
/// <param name="Report">All that is shown.</param>
/// <param name="Findings">The findings for the page's script.</param>
internal sealed record PageView(ReportView Report, ReportData Findings);
