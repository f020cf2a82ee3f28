using System.Text.RegularExpressions;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Why there are no credentials, in one sentence of what each place that was looked into had to say.</summary>
internal static partial class CredentialFailure
{
    private const string Preface = "returned the following errors:";

    /// <summary>The sentence.</summary>
    /// <param name="message">What the SDK says: a preface, then the places as numbered exceptions; or anything else, which is kept.</param>
    /// <returns>The places, with `;` between them, on one line.</returns>
    public static string Of(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.IndexOf(Preface, StringComparison.Ordinal) is >= 0 and var at
            ? string.Join("; ", Number().Split(line[(at + Preface.Length)..]).Select(p => p.Trim(' ', '.')).Where(p => p.Length > 0))
            : line;
    }

    [GeneratedRegex("Exception [0-9]+ of [0-9]+:", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
