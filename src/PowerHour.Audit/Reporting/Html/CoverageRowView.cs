namespace PowerHour.Audit.Reporting.Html;

/// <summary>A resource type with what was read of it in each region.</summary>
/// <param name="Type">The type.</param>
/// <param name="Calls">The calls that read it, without the service's name; empty where they are not known.</param>
/// <param name="Count">How many were found.</param>
/// <param name="IsComplete">Whether no call failed that reads it, in any region.</param>
/// <param name="Rules">How many rules of the report judge the type.</param>
/// <param name="Regions">What was read in each region.</param>
internal sealed record CoverageRowView(string Type, string Calls, int Count, bool IsComplete, int Rules, IReadOnlyList<CoverageCellView> Regions)
{
    /// <summary>Whether there are some and no rule judges them.</summary>
    public bool IsOnlySeen => Count > 0 && Rules == 0;

    /// <summary>How the type is judged, in a word or two.</summary>
    public string Judged => Rules > 0 ? ReportText.Count(Rules, "rule", "rules") : Count > 0 ? "seen, not judged" : "";
}
