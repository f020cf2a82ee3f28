using System.CommandLine;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain access</c>: may this principal do this, and what decides.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class ExplainAccessCommand(Streams streams)
{
    private readonly AccessOptions _options = new();
    private readonly Argument<string> _principal = new("PRINCIPAL") { Description = "ARN or name of a user or role; or an outsider: an account id, another account's ARN, a service such as sagemaker.amazonaws.com, or * for everybody." };
    private readonly Argument<string> _action = new("ACTION") { Description = "The action, such as s3:GetObject." };
    private readonly Argument<string> _resource = new("RESOURCE") { Description = "The ARN; with * and ? every resource that it matches; * alone for an action without a resource." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("access", "May a principal do something, and which statement decides. Exit code 0: allowed; 1: denied; 3: it depends, or can not be told.") { _principal, _action, _resource };
        _options.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var isJson = _options.IsJson(parsed);
        var access = _options.Open(parsed);
        var decision = new Questions(access).Decide(parsed.GetValue(_principal)!, parsed.GetValue(_action)!, parsed.GetValue(_resource)!);
        var printer = new AccessPrinter(streams);
        if (isJson)
        {
            var json = DecisionJson.Of(decision);
            json["assumptions"] = DecisionJson.Texts(access.Assumptions);
            printer.Json(json);
        }
        else
        {
            printer.Line($"{DecisionJson.Name(decision.Outcome)}: {decision.Request.Requester.Identifier} {decision.Request.Action} on {decision.Request.Resource.Text}");
            printer.Reasons(decision, "  ");
            printer.Assumptions(access);
        }

        if (Questions.Doubt(parsed.GetValue(_action)!) is { } doubt)
        {
            streams.Error.WriteLine(doubt);
        }

        return decision.Outcome switch
        {
            Iam.Authorization.DecisionOutcome.Allowed => ExitCode.Clean,
            Iam.Authorization.DecisionOutcome.ExplicitlyDenied or Iam.Authorization.DecisionOutcome.ImplicitlyDenied => ExitCode.Findings,
            _ => ExitCode.Incomplete,
        };
    }
}
