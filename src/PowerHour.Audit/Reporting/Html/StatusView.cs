using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>A status as a template sees it.</summary>
/// <param name="Name">The printed name: <c>NOT_APPLICABLE</c>.</param>
/// <param name="Key">The name for classes and icons: <c>not-applicable</c>.</param>
/// <param name="Meaning">One sentence for the legend.</param>
internal sealed record StatusView(string Name, string Key, string Meaning)
{
    /// <summary>All, in the order in which findings are sorted.</summary>
    public static IReadOnlyList<StatusView> All { get; } = [.. Enum.GetValues<Status>().Select(Make)];

    /// <summary>The view of a status.</summary>
    public static StatusView Of(Status status) => All[(int)status];

    private static StatusView Make(Status status) =>
        new(status.Name(), status.Name().ToLowerInvariant().Replace('_', '-'), Explain(status));

    private static string Explain(Status status) => status switch
    {
        Status.Fail => "The scan looked, and what the rule requires does not hold.",
        Status.Unknown => "The scan was not able to look, or did not learn enough. The cause is named. It is never counted as a pass.",
        Status.Manual => "A person must look; the finding shows what at.",
        Status.Error => "The rule itself failed. That is a defect of the rule or of this tool, not a verdict.",
        Status.Pass => "The scan looked, and what the rule requires holds.",
        _ => "The rule is not about this resource, or there is none.",
    };
}
