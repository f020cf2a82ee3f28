using System.CommandLine;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain access</c>: may this principal do this, and what decides.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class ExplainAccessCommand(Streams streams)
{
    private readonly AccessOptions _options = new();
    private readonly Argument<string?> _principal = new("PRINCIPAL") { Arity = ArgumentArity.ZeroOrOne, Description = "ARN or name of a user or role; or an outsider: an account id, another account's ARN, a service such as sagemaker.amazonaws.com, or * for everybody." };
    private readonly Argument<string?> _action = new("ACTION") { Arity = ArgumentArity.ZeroOrOne, Description = "The action, such as s3:GetObject." };
    private readonly Argument<string?> _resource = new("RESOURCE") { Arity = ArgumentArity.ZeroOrOne, Description = "The ARN; with * and ? every resource that it matches; * alone for an action without a resource." };
    private readonly Option<string?> _cases = new("--cases") { Description = "Instead of one question, a file of cases, one JSON object a line (- for standard input): prints one decision a line. docs/explain.md has the form." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("access", "May a principal do something, and which statement decides. Exit code 0: allowed; 1: denied; 3: it depends, or can not be told.") { _principal, _action, _resource, _cases };
        _options.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string?[] asked = [parsed.GetValue(_principal), parsed.GetValue(_action), parsed.GetValue(_resource)];
        if (parsed.GetValue(_cases) is { } file)
        {
            return Array.TrueForAll(asked, a => a is null) && !_options.AreGiven(parsed) ? new CaseStream(streams).Run(file)
                : throw new UsageException("--cases brings its own principals, policies and questions: leave out everything else");
        }

        return asked is [{ } who, { } action, { } resource] ? Answer(parsed, who, action, resource)
            : throw new UsageException("say PRINCIPAL, ACTION and RESOURCE, such as: explain access ExampleDataScientist s3:GetObject \"arn:aws:s3:::bucket/*\"; or --cases FILE");
    }

    private int Answer(ParseResult parsed, string who, string action, string resource)
    {
        var isJson = _options.IsJson(parsed);
        var access = _options.Open(parsed);
        var asked = AskedResource.Of(access, Questions.Action(action), resource);
        var decision = new Questions(access).Decide(who, action, asked);
        var printer = new AccessPrinter(streams);
        if (isJson)
        {
            var json = DecisionJson.Of(decision);
            json["alias"] = asked.Alias;
            json["lastUsed"] = LastUse.Json(access, decision);
            json["assumptions"] = DecisionJson.Texts(access.Assumptions);
            printer.Json(json);
        }
        else
        {
            printer.Line($"{DecisionJson.Name(decision.Outcome)}: {decision.Request.Requester.Identifier} {decision.Request.Action} on {decision.Request.Resource.Text}");
            printer.Alias(asked, "  ");
            printer.Reasons(access, decision, "  ");
            printer.Assumptions(access);
        }

        if (Questions.Doubt(action) is { } doubt)
        {
            streams.Error.WriteLine(doubt);
        }

        return decision.Outcome switch
        {
            DecisionOutcome.Allowed => ExitCode.Clean,
            DecisionOutcome.ExplicitlyDenied or DecisionOutcome.ImplicitlyDenied => ExitCode.Findings,
            _ => ExitCode.Incomplete,
        };
    }
}
