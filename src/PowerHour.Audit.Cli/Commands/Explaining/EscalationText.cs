using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Prints escalations for people.</summary>
/// <param name="streams">Where to print.</param>
/// <param name="analysis">The analysis.</param>
internal sealed class EscalationText(Streams streams, EscalationAnalysis analysis)
{
    private const int WaysShown = 3;

    private readonly AccessPrinter _printer = new(streams);

    /// <summary>Prints who is, who can become, and what was not read.</summary>
    /// <param name="access">The account.</param>
    /// <param name="asked">The principal asked about; null for all.</param>
    /// <param name="chains">The chains found.</param>
    /// <param name="unknown">Whose policies could not all be read.</param>
    public void Print(AccountAccess access, IamPrincipal? asked, EscalationChain[] chains, IamPrincipal[] unknown)
    {
        List("administrators", Of(analysis.Administrators, asked));
        if (Of(analysis.AdministratorsUnderConditions, asked) is { Length: > 0 } conditional)
        {
            List("more under conditions, such as a second factor", conditional);
        }

        _printer.Line($"{chains.Length} who can become one");
        foreach (var chain in chains)
        {
            Print(chain);
        }

        if (asked is not null)
        {
            List("whom it can become in one step", [.. analysis.Steps(asked).Select(s => s.To!)]);
        }

        List("whose policies could not all be read", unknown);
        _printer.Assumptions(access);
    }

    private static IamPrincipal[] Of(IEnumerable<IamPrincipal> principals, IamPrincipal? asked) => [.. principals.Where(p => asked is null || p.Equals(asked))];

    private void List(string what, IamPrincipal[] principals) =>
        _printer.Line($"{principals.Length} {what}{(principals.Length > 0 ? $": {string.Join(", ", principals.Select(p => p.Arn))}" : "")}");

    private void Print(EscalationChain chain)
    {
        _printer.Line($"  {chain.Principal.Arn}{(chain.IsCertain ? "" : " (under conditions)")}");
        foreach (var (step, number) in chain.Steps.Select((s, i) => (s, i + 1)))
        {
            Print(step, number);
        }

        if (!chain.EndsCertainly)
        {
            _printer.Line("       who is an administrator where a condition of its policies holds");
        }
    }

    private void Print(EscalationStep step, int number)
    {
        _printer.Line($"    {number}. {(step.MakesAdministrator ? "gains everything" : $"becomes {step.To?.Arn}")}");
        foreach (var use in step.Uses.Take(WaysShown))
        {
            _printer.Line($"       {Name(use.Technique)}: {use.Technique.Title}{(use.Assumptions.IsEmpty ? "" : $"; if {string.Join(", ", use.Assumptions)}")}");
            foreach (var decision in use.Evidence)
            {
                _printer.Line($"         {decision.Request.Action}: {DecisionJson.Name(decision.Outcome)}{(decision.DecidedBy is { } by ? $" by {by}" : "")}");
            }
        }

        if (step.Uses.Length > WaysShown)
        {
            _printer.Line($"       and {step.Uses.Length - WaysShown} more ways: {string.Join(", ", step.Uses.Skip(WaysShown).Select(u => Name(u.Technique)))}; `explain escalation PRINCIPAL --format json` has them");
        }
    }

    private static string Name(EscalationTechnique technique) => technique.Published.Length > 0 ? $"{technique.Id} ({technique.Published})" : technique.Id;
}
