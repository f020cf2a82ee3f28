using System.CommandLine;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Rules.Definitions;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules show</c>: a card as it stands, ready to be copied.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleShowCommand(Streams streams)
{
    private readonly SourceOptions _sources = new();
    private readonly Argument<string> _id = new("ID") { Description = "The rule's id, such as sagemaker/notebook-direct-internet-access." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("show", "Show a rule's card.") { _id };
        _sources.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var rule = RuleNames.Find(_sources.Rules(parsed), parsed.GetValue(_id)!);
        streams.Out.Write($"# {rule.Id}\n{rule.Source.Text}{string.Concat(rule.Definitions.Select(Text))}");
        return ExitCode.Clean;
    }

    /// <summary>A definition that the card uses, as a comment so that the whole can still be copied.</summary>
    private static string Text(Definition definition) =>
        $"# {definition.Name}, of {definition.Is.Source.Name}: {definition.About}\n{string.Concat(definition.Is.Value.TrimEnd().Split('\n').Select(l => $"#   {l}\n"))}";
}
