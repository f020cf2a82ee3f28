using System.Globalization;
using System.Text.Json;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>When a role was last used, as IAM tracks it: a request with the role's credentials, refused ones included.</summary>
/// <param name="LastUsed">When; null where AWS saw no use in the time that it tracks.</param>
/// <param name="Region">The region of that use; null where none is named.</param>
/// <remarks>
/// AWS reports activity of the trailing 400 days, in a region that was added of late of fewer; <c>RoleLastUsed</c> is then there and empty
/// (IAM API Reference, RoleLastUsed). A role without the member is one of which the file does not say: never one that was not used.
/// </remarks>
public sealed record RoleUse(DateTimeOffset? LastUsed, string? Region)
{
    /// <summary>How far back AWS looks, in days.</summary>
    public const int TrackedDays = 400;

    /// <summary>Reads the use of a role.</summary>
    /// <param name="role">The role's entry in the authorization details.</param>
    /// <returns>The use; null where the entry does not say, or not in a form that is understood.</returns>
    internal static RoleUse? Read(JsonElement role)
    {
        if (!role.TryGetProperty("RoleLastUsed", out var use) || use.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var region = AuthorizationDetailsReader.Text(use, "Region") is { Length: > 0 } name ? name : null;
        return !use.TryGetProperty("LastUsedDate", out var date) || date.ValueKind == JsonValueKind.Null ? new RoleUse(null, region)
            : Time(date) is { } at ? new RoleUse(at, region) : null;
    }

    /// <summary>Reads a point in time.</summary>
    /// <param name="text">A text in the form of ISO 8601; without an offset it is UTC.</param>
    /// <returns>The time; null where it is none.</returns>
    internal static DateTimeOffset? Time(JsonElement text) => text.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>How long the role has not been used.</summary>
    /// <param name="created">When it was made; null where that is not known.</param>
    /// <param name="at">The time that counts as now.</param>
    /// <returns>
    /// Whole days since the last use. Where AWS saw none: since the role was made, but no more than the days that it tracks; null where that is not known.
    /// </returns>
    public int? IdleDays(DateTimeOffset? created, DateTimeOffset at) => LastUsed is { } used ? Days(at - used)
        : created is { } made ? Math.Min(TrackedDays, Days(at - made)) : null;

    private static int Days(TimeSpan span) => Math.Max(0, (int)span.TotalDays);
}
