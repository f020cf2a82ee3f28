using System.CommandLine;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain escalation</c>: who can become an administrator, and how.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class ExplainEscalationCommand(Streams streams)
{
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
        var asked = parsed.GetValue(_principal) is { } who ? new Questions(access).Principal(who) : null;
        var analysis = new EscalationAnalysis(access.Authorizer);
        EscalationChain[] chains = asked is null ? [.. analysis.Chains()] : analysis.ChainOf(asked) is { } chain ? [chain] : [];
        var unknown = analysis.Unknown.Where(u => asked is null || u.Equals(asked)).ToArray();
        if (isJson)
        {
            Print(access, analysis, asked, chains, unknown);
        }
        else
        {
            new EscalationText(streams, analysis).Print(access, asked, chains, unknown);
        }

        return chains.Length > 0 ? ExitCode.Findings : unknown.Length > 0 || access.GapIds.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }

    private void Print(AccountAccess access, EscalationAnalysis analysis, IamPrincipal? asked, EscalationChain[] chains, IamPrincipal[] unknown)
    {
        var writer = new EscalationJson(analysis, isWhole: asked is not null);
        using var json = new JsonStream(streams);
        json.Member("account", access.Authorizer.Account.Account);
        json.Member("administrators", Arns(analysis.Administrators.Where(a => asked is null || a.Equals(asked))));
        json.Member("administratorsUnderConditions", Arns(analysis.AdministratorsUnderConditions.Where(a => asked is null || a.Equals(asked))));
        json.Items("chains", chains.Select(writer.Of));
        if (asked is not null)
        {
            json.Member("becomes", writer.Others(asked));
        }

        json.Member("policiesNotRead", Arns(unknown));
        json.Member("assumptions", DecisionJson.Texts(access.Assumptions));
    }

    private static JsonArray Arns(IEnumerable<IamPrincipal> principals) => DecisionJson.Texts(principals.Select(p => p.Arn));
}
