using System.Globalization;

namespace PowerHour.Audit.Reporting;

/// <summary>Numbers, times and plurals as every report prints them, in no culture.</summary>
internal static class ReportText
{
    /// <summary>A number with a comma between thousands: <c>121,117</c>.</summary>
    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number for programs: <c>121117</c>.</summary>
    public static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A counted noun: <c>1 resource</c>, <c>2 resources</c>.</summary>
    public static string Count(int value, string one, string? many = null) => $"{Number(value)} {(value == 1 ? one : many ?? one + "s")}";

    /// <summary>A time for machines: <c>2026-11-23T09:42:31Z</c>.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time for people: <c>2026-11-23 09:42:31 UTC</c>.</summary>
    public static string Human(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A duration: <c>1 h 4 min</c>, <c>4 min 31 s</c>, <c>12 s</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalSeconds} s"),
    };

    /// <summary>A text whose single line ends, which are those of a card's editor, become spaces; empty lines stay and part paragraphs.</summary>
    public static string Flowing(string text) => string.Join("\n\n", text.ReplaceLineEndings("\n").Split("\n\n").Select(p => p.Trim().Replace('\n', ' ')));

    /// <summary>Words in a row: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}",
    };
}
