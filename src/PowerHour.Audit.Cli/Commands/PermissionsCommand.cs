using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Evaluation;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>permissions</c>: the least-privilege policy for the selected rules.</summary>
internal sealed class PermissionsCommand(Streams streams)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private readonly SelectionOptions _selection = new();
    private readonly Option<bool> _split = new("--split") { Description = "By purpose, as one JSON object of policies by name: SageMaker, data, platform, organisation and object metadata (optional), a supplement for who has SecurityAudit, and a Deny of all that the tool never asks for." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("permissions", "Print the IAM policies that let the tool read what the selected rules need, and nothing else.") { _split };
        _selection.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = _selection.Load(parsed);
        var types = RuleNeeds.Of(new RuleCompiler(options.Services).Compile(options.Rules.Rules), options.Services);
        var actions = PermissionPolicies.Actions(options.Services, types);
        if (parsed.GetValue(_split))
        {
            var policies = PermissionPolicies.WriteByPurpose(actions).Select(p => KeyValuePair.Create(p.Name, JsonNode.Parse(p.Document)));
            streams.Out.WriteLine(new JsonObject(policies).ToJsonString(Indented));
            return ExitCode.Clean;
        }

        foreach (var policy in PermissionPolicies.Write(actions))
        {
            streams.Out.WriteLine(policy);
        }

        return ExitCode.Clean;
    }
}
