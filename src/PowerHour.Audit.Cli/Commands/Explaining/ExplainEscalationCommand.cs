using System.CommandLine;
using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain escalation</c>: who can become an administrator, and how.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class ExplainEscalationCommand(Streams streams)
{
    private const int WaysShown = 3;

    private readonly AccessOptions _options = new();
    private readonly Argument<string?> _principal = new("PRINCIPAL") { Description = "ARN or name of a user or role. Left out: everybody who can become an administrator.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("escalation", "Who is an administrator, who can become one, in which steps, and by which statements. Exit code 1 where somebody can.") { _principal };
        _options.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var isJson = _options.IsJson(parsed);
        var access = _options.Open(parsed);
        var analysis = new EscalationAnalysis(access.Authorizer);
        var asked = parsed.GetValue(_principal) is { } who ? new Questions(access).Principal(who) : null;
        var administrators = analysis.Administrators.Where(a => asked is null || a.Equals(asked)).ToArray();
        EscalationChain[] chains = asked is null ? [.. analysis.Chains()] : analysis.ChainOf(asked) is { } chain ? [chain] : [];
        var unknown = analysis.Unknown.Where(u => asked is null || u.Equals(asked)).ToArray();
        var printer = new AccessPrinter(streams);
        if (isJson)
        {
            printer.Json(new JsonObject
            {
                ["administrators"] = Arns(administrators),
                ["chains"] = new JsonArray([.. chains.Select(EscalationJson.Of)]),
                ["policiesNotRead"] = Arns(unknown),
                ["assumptions"] = DecisionJson.Texts(access.Assumptions),
            });
        }
        else
        {
            Print(printer, administrators, chains, unknown);
            printer.Assumptions(access);
        }

        return chains.Length > 0 ? ExitCode.Findings : unknown.Length > 0 || access.GapIds.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }

    private static void Print(AccessPrinter printer, IamPrincipal[] administrators, EscalationChain[] chains, IamPrincipal[] unknown)
    {
        printer.Line($"{administrators.Length} administrators{(administrators.Length > 0 ? $": {string.Join(", ", administrators.Select(a => a.Arn))}" : "")}");
        printer.Line($"{chains.Length} who can become one");
        foreach (var chain in chains)
        {
            printer.Line($"  {chain.Principal.Arn}{(chain.IsCertain ? "" : " (under conditions)")}");
            foreach (var (step, number) in chain.Steps.Select((s, i) => (s, i + 1)))
            {
                Print(printer, step, number);
            }
        }

        printer.Line($"{unknown.Length} whose policies could not all be read{(unknown.Length > 0 ? $": {string.Join(", ", unknown.Select(u => u.Arn))}" : "")}");
    }

    private static void Print(AccessPrinter printer, EscalationStep step, int number)
    {
        printer.Line($"    {number}. {(step.MakesAdministrator ? "gains everything" : $"becomes {step.To?.Arn}")}");
        foreach (var use in step.Uses.Take(WaysShown))
        {
            printer.Line($"       {use.Technique.Id}: {use.Technique.Title}{(use.Assumptions.IsEmpty ? "" : $"; if {string.Join(", ", use.Assumptions)}")}");
            foreach (var decision in use.Evidence)
            {
                printer.Line($"         {decision.Request.Action}: {DecisionJson.Name(decision.Outcome)}{(decision.DecidedBy is { } by ? $" by {by}" : "")}");
            }
        }

        if (step.Uses.Length > WaysShown)
        {
            printer.Line($"       and {step.Uses.Length - WaysShown} more ways: {string.Join(", ", step.Uses.Skip(WaysShown).Select(u => u.Technique.Id))}; --format json has them");
        }
    }

    private static JsonArray Arns(IEnumerable<IamPrincipal> principals) => DecisionJson.Texts(principals.Select(p => p.Arn));
}
