using System.CommandLine;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Evaluation;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>permissions</c>: the least-privilege policy for the selected rules.</summary>
internal sealed class PermissionsCommand(Streams streams)
{
    private readonly SelectionOptions _selection = new();

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("permissions", "Print the IAM policies that let the tool read what the selected rules need, and nothing else.");
        _selection.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = _selection.Load(parsed);
        var types = RuleNeeds.Of(new RuleCompiler(options.Services).Compile(options.Rules.Rules), options.Services);
        foreach (var policy in PermissionPolicies.Write(PermissionPolicies.Actions(options.Services, types)))
        {
            streams.Out.WriteLine(policy);
        }

        return ExitCode.Clean;
    }
}
