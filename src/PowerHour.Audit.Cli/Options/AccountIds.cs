namespace PowerHour.Audit.Cli.Options;

/// <summary>Ids of accounts on a command line.</summary>
internal static class AccountIds
{
    private const int Digits = 12;

    /// <summary>Reads ids.</summary>
    /// <param name="option">The option that they are given with, for the message.</param>
    /// <param name="values">The ids, separated by commas.</param>
    /// <returns>The ids.</returns>
    /// <exception cref="UsageException">One has not twelve digits: it would match no account, and nobody would notice.</exception>
    public static IReadOnlySet<string> Of(string option, string[]? values)
    {
        var ids = SelectionOptions.Split(values);
        return Array.Find(ids, i => i.Length != Digits || !i.All(char.IsAsciiDigit)) is { } wrong
            ? throw new UsageException($"{option}: `{wrong}` is no account id, which has {Digits} digits, such as 111122223333")
            : ids.ToHashSet(StringComparer.Ordinal);
    }
}
