namespace PowerHour.Audit.Reporting.Html;

/// <summary>What was read of a service.</summary>
/// <param name="Service">The service: <c>SageMaker</c>.</param>
/// <param name="Anchor">Its place in the page.</param>
/// <param name="Sentence">How much of it was read.</param>
/// <param name="IsComplete">True where no call of it failed.</param>
/// <param name="Rows">A row for each of its resource types.</param>
internal sealed record CoverageServiceView(string Service, string Anchor, string Sentence, bool IsComplete, IReadOnlyList<CoverageRowView> Rows);
