using System.Globalization;
using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>One part of a bar that shows how findings are divided: a rectangle in a drawing 100 wide.</summary>
/// <param name="Key">The status's key.</param>
/// <param name="X">Where it begins.</param>
/// <param name="Width">How wide it is.</param>
internal sealed record BarView(string Key, string X, string Width)
{
    private static readonly Status[] Shown = [Status.Fail, Status.Unknown, Status.Manual, Status.Error, Status.Pass];

    /// <summary>The bar of some counts; NOT_APPLICABLE is left out.</summary>
    public static IReadOnlyList<BarView> Of(StatusCounts counts)
    {
        var total = (double)(counts.Total - counts.NotApplicable);
        var parts = new List<BarView>();
        var x = 0.0;
        foreach (var status in Shown.Where(s => counts.Of(s) > 0))
        {
            var width = 100 * counts.Of(status) / total;
            parts.Add(new BarView(StatusView.Of(status).Key, Text(x), Text(width)));
            x += width;
        }

        return parts;
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
