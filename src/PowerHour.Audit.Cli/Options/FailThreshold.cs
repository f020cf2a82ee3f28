using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Options;

/// <summary>What makes the exit code 1.</summary>
/// <param name="Floor">The severity from which a failure counts; null for none.</param>
/// <param name="OnlyNew">Whether only failures count that the baseline does not have.</param>
internal sealed record FailThreshold(Severity? Floor, bool OnlyNew)
{
    private const string New = "new";

    /// <summary>Reads the option's value.</summary>
    /// <param name="word">The value: <c>high</c>, <c>new:high</c>, <c>new</c> or <c>never</c>.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="UsageException">It is none.</exception>
    public static FailThreshold Parse(string word)
    {
        var onlyNew = word == New || word.StartsWith($"{New}:", StringComparison.Ordinal);
        var severity = onlyNew ? word[New.Length..].TrimStart(':') : word;
        return word == "never" ? new FailThreshold(null, false)
            : word == New ? new FailThreshold(Severity.Informational, true)
            : Enum.TryParse<Severity>(severity, ignoreCase: true, out var floor) && Enum.IsDefined(floor) && !char.IsAsciiDigit(severity[0]) ? new FailThreshold(floor, onlyNew)
            : throw new UsageException($"--fail-on: `{word}` is no severity; use critical, high, medium, low, informational or never, or new: before a severity for failures that the baseline does not have");
    }
}
