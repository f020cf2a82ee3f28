using System.Collections.Concurrent;
using System.Text;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Redaction;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Gathers what could not be read. Equal gaps are counted, not repeated.</summary>
/// <param name="catalog">Names the permission that would have allowed a call.</param>
internal sealed class GapLog(ServiceCatalog catalog)
{
    private const int MaxMessage = 300;

    private readonly ConcurrentDictionary<string, CoverageGap> _gaps = new(StringComparer.Ordinal);

    private int _total;

    /// <summary>How many calls failed.</summary>
    public int Total => _total;

    /// <summary>Notes a failed call.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="region">The region as reports name it.</param>
    /// <returns>The gap's id.</returns>
    public string Add(AwsCallException failure, string region)
    {
        var cause = GapCausesOfCalls.Of(failure.Failure);
        var permission = cause is GapCause.AccessDenied or GapCause.DeniedByOrganizationPolicy ? string.Join(", ", catalog.PermissionsFor(failure.Call.FullName)) : "";
        return Add(new CoverageGap(failure.Call.FullName, region, cause, failure.Code, Safe(failure.Message), permission));
    }

    /// <summary>Notes a gap.</summary>
    /// <param name="gap">The gap.</param>
    /// <returns>Its id.</returns>
    public string Add(CoverageGap gap)
    {
        Interlocked.Increment(ref _total);
        _gaps.AddOrUpdate(gap.Id, gap, (_, known) => known with { Count = known.Count + 1 });
        return gap.Id;
    }

    /// <summary>The gaps, sorted.</summary>
    /// <returns>The gaps.</returns>
    public IReadOnlyList<CoverageGap> ToList() => [.. _gaps.Values.OrderBy(g => g.Operation, StringComparer.Ordinal).ThenBy(g => g.Region, StringComparer.Ordinal).ThenBy(g => g.Cause)];

    /// <summary>A service's message without control characters, credentials and the opaque blob that some denials carry.</summary>
    private static string Safe(string message)
    {
        var blob = message.IndexOf("Encoded authorization failure message", StringComparison.Ordinal);
        var text = blob < 0 ? message : message[..blob];
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(char.IsControl(c) ? ' ' : c);
        }

        text = plain.ToString().Trim();
        return SecretDetectors.FindCertain(text) is not null ? Redactor.Redacted : text.Length > MaxMessage ? $"{text[..MaxMessage]}…" : text;
    }
}
