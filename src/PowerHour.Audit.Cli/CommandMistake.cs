using System.CommandLine;
using System.CommandLine.Parsing;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Cli;

/// <summary>What is wrong with a command line, in one line that says what would be right.</summary>
internal static class CommandMistake
{
    /// <summary>Looks at a command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The line; null where nothing is wrong, and where no verb was given, which help answers.</returns>
    public static string? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return parsed.UnmatchedTokens is [var odd, ..] ? $"{Odd(command, odd)}; {Hint(parsed)}"
            : parsed.Errors.Count > 0 ? command.Subcommands.Count > 0 ? null : $"{string.Join("; ", Messages(parsed))}; {Hint(parsed)}"
            : Empty(parsed.CommandResult) is { } name ? $"{name}: nothing is named; leave it out where nothing is meant"
            : null;
    }

    private static string Odd(Command command, string word)
    {
        var isOption = word.StartsWith('-');
        var (kind, known) = isOption ? ("option", command.Options.SelectMany(o => o.Aliases.Prepend(o.Name))) : ("verb", command.Subcommands.Select(c => c.Name));
        return isOption || command.Subcommands.Count > 0
            ? $"there is no {kind} `{word}`{(Nearest.To(word, known) is { } near ? $" — did you mean `{near}`?" : "")}"
            : $"`{word}` is a word too many";
    }

    /// <summary>What the parser found; of a value that is of the wrong kind the option says it better itself.</summary>
    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        var all = parsed.Errors.Select(e => e.Message.ReplaceLineEndings(" ").TrimEnd('.')).Distinct(StringComparer.Ordinal).ToArray();
        return all.Where(m => !m.Contains("'System.", StringComparison.Ordinal)).DefaultIfEmpty(all[0]);
    }

    private static string? Empty(SymbolResult result) => result switch
    {
        OptionResult option when option.Tokens.Any(t => t.Value.Length == 0) => option.Option.Name,
        ArgumentResult argument when argument.Tokens.Any(t => t.Value.Length == 0) => argument.Argument.Name,
        CommandResult command => command.Children.Select(Empty).FirstOrDefault(n => n is not null),
        _ => null,
    };

    private static string Hint(ParseResult parsed)
    {
        var verbs = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Parent: not null } command; at = command.Parent)
        {
            verbs.Insert(0, command.Command.Name);
        }

        return $"`{string.Join(' ', verbs.Prepend("powerhour").Append("--help"))}` lists what it takes";
    }
}
