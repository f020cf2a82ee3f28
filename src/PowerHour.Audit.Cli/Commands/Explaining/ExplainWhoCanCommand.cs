using System.CommandLine;
using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain who-can</c>: everybody in the account who can do something, or might.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class ExplainWhoCanCommand(Streams streams)
{
    private readonly AccessOptions _options = new();
    private readonly Argument<string> _action = new("ACTION") { Description = "The action, such as sagemaker:InvokeEndpoint." };
    private readonly Argument<string> _resource = new("RESOURCE") { Description = "The ARN; with * and ? at least one resource that it matches." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("who-can", "Who in the account can do something, or might: administrators by name, each other with the statement that decides; and everybody, where the resource lets everybody in.") { _action, _resource };
        _options.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var isJson = _options.IsJson(parsed);
        var access = _options.Open(parsed);
        var action = Questions.Action(parsed.GetValue(_action)!);
        var resource = AskedResource.Of(access, action, parsed.GetValue(_resource)!);
        var scope = ResourceScope.Some(resource.Arn);
        var administrators = access.Authorizer.Account.Principals.Where(access.Authorizer.IsAdministrator).Select(p => p.Arn).ToHashSet(StringComparer.Ordinal);
        var all = access.Authorizer.WhoCan(action, scope, resource.Context);
        var everybody = access.Authorizer.DecideOutsider(Requester.Anonymous, action, scope, resource.Context);
        var others = all.Where(d => !administrators.Contains(d.Request.Requester.Identifier)).ToArray();
        var admins = all.Where(d => administrators.Contains(d.Request.Requester.Identifier)).Select(d => d.Request.Requester.Identifier).ToArray();
        Print(new AccessPrinter(streams), access, (action, resource), admins, others, everybody, isJson);
        if (Questions.Doubt(action) is { } doubt)
        {
            streams.Error.WriteLine(doubt);
        }

        return ExitCode.Clean;
    }

    private static void Print(AccessPrinter printer, Analysis.Authorization.AccountAccess access, (string Action, AskedResource Resource) asked, string[] admins, Decision[] others, Decision everybody, bool isJson)
    {
        if (isJson)
        {
            printer.Json(new JsonObject
            {
                ["action"] = asked.Action,
                ["resource"] = asked.Resource.Arn,
                ["alias"] = asked.Resource.Alias,
                ["administrators"] = DecisionJson.Texts(admins),
                ["others"] = new JsonArray([.. others.Select(d => Json(access, d))]),
                ["everybody"] = DecisionJson.Of(everybody),
                ["assumptions"] = DecisionJson.Texts(access.Assumptions),
            });
            return;
        }

        printer.Line($"{asked.Action} on {asked.Resource.Arn}");
        printer.Alias(asked.Resource, "");
        printer.Line($"{admins.Length} administrators{(admins.Length > 0 ? $": {string.Join(", ", admins)}" : "")}");
        printer.Line($"{others.Length} others who can or might");
        foreach (var decision in others)
        {
            printer.Line($"  {DecisionJson.Name(decision.Outcome)}: {decision.Request.Requester.Identifier}");
            printer.Reasons(access, decision, "    ");
        }

        printer.Line($"everybody, without credentials: {DecisionJson.Name(everybody.Outcome)}");
        if (everybody.IsPossible || everybody.Outcome == DecisionOutcome.Unknown)
        {
            printer.Reasons(access, everybody, "    ");
        }

        printer.Assumptions(access);
    }

    private static JsonObject Json(Analysis.Authorization.AccountAccess access, Decision decision)
    {
        var json = DecisionJson.Of(decision);
        json["lastUsed"] = LastUse.Json(access, decision);
        return json;
    }
}
