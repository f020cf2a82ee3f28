using System.CommandLine;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain</c>: who can really do what, and which statement says so.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class ExplainCommand(Streams streams)
{
    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build() => new("explain", "Say who can really do what in an account, and which statement decides.")
    {
        new ExplainAccessCommand(streams).Build(),
        new ExplainWhoCanCommand(streams).Build(),
        new ExplainEscalationCommand(streams).Build(),
        new ExplainPoliciesCommand(streams).Build(),
    };
}
