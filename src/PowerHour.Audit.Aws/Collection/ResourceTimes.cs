using System.Globalization;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>The form of times in requests.</summary>
internal static class ResourceTimes
{
    /// <summary>UTC in whole seconds: <c>2026-01-31T00:00:00Z</c>.</summary>
    /// <param name="at">The time.</param>
    /// <returns>The text.</returns>
    public static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time in whole seconds.</summary>
    /// <param name="at">The time.</param>
    /// <returns>The time, UTC.</returns>
    public static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
