using System.CommandLine;
using PowerHour.Audit.Cli.Commands.RuleAuthoring;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>rules</c>: look at rules, write them, test them.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RulesCommand(Streams streams)
{
    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build() => new("rules", "Look at rules, write them, and test them.")
    {
        new RuleListCommand(streams).Build(),
        new RuleCoverageCommand(streams).Build(),
        new RuleShowCommand(streams).Build(),
        new RuleTypesCommand(streams).Build(),
        new RuleNewCommand(streams).Build(),
        new RuleLintCommand(streams).Build(),
        new RuleTestCommand(streams).Build(),
        new RuleEvalCommand(streams).Build(),
        new RuleDocsCommand(streams).Build(),
    };
}
