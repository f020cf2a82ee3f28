using System.Collections.Immutable;
using System.Globalization;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Asks again, for the steps that are reported, the questions whose answers make them possible.</summary>
internal sealed class EvidenceBuilder(Authorizer authorizer, AbilityIndex abilities, TrustIndex trust, LooseningEvidence loosened)
{
    internal EscalationUse Build(EscalationTechnique technique, Truth truth, IamPrincipal? from, IamPrincipal? to) => new(technique, truth == Truth.Yes, this, from, to);

    /// <summary>The decisions that make a use possible.</summary>
    internal ImmutableArray<Decision> Evidence(EscalationTechnique technique, IamPrincipal? from, IamPrincipal? to)
    {
        if (from is null)
        {
            return [trust.Decide(technique.Services[0], to!)];
        }

        if (technique.Loosens)
        {
            // What takes the restriction off, then what the principal does without it.
            var best = loosened.Best(technique, from, to);
            return [.. best.Before, .. best.Then is { } then ? Evidence(then, best.After, to) : []];
        }

        var evidence = ImmutableArray.CreateBuilder<Decision>();
        evidence.AddRange(technique.Actions.Select(a => On(technique, from, to, a)));
        evidence.AddRange(technique.Starters.Select(a => On(technique, from, to, a)).Where(static d => d.IsPossible));
        if (technique.Mechanism == EscalationMechanism.PassRole && to is not null)
        {
            AddPass(evidence, technique, from, to);
        }
        else if (technique.Mechanism == EscalationMechanism.UseWorkload && to is not null)
        {
            evidence.Add(trust.Decide(technique.Services[0], to));
        }

        return evidence.ToImmutable();
    }

    private Decision On(EscalationTechnique technique, IamPrincipal from, IamPrincipal? to, string action)
    {
        if (action is TrustIndex.AssumeRole && to is not null)
        {
            return authorizer.Decide(from, action, ResourceScope.Exactly(to.Arn));
        }

        var target = Target(technique, from, to, action);
        var context = ChosenContext.Of(ChosenContext.AdministratorPolicy(authorizer.Account.Partition));
        return target is null
            ? abilities.Best(from, action) ?? authorizer.DecideOwnSide(from, action, ResourceScope.Some("*"))
            : authorizer.DecideOwnSide(from, action, ResourceScope.Exactly(target), context);
    }

    private static string? Target(EscalationTechnique technique, IamPrincipal from, IamPrincipal? to, string action) => technique.Mechanism switch
    {
        EscalationMechanism.OwnUser or EscalationMechanism.OwnRole => from.Arn,
        EscalationMechanism.TakeUser or EscalationMechanism.OpenRole => to?.Arn,
        EscalationMechanism.EmpowerRole or EscalationMechanism.EmpowerUser when action is not "iam:CreatePolicyVersion" => to?.Arn,
        _ => null,
    };

    private void AddPass(ImmutableArray<Decision>.Builder evidence, EscalationTechnique technique, IamPrincipal from, IamPrincipal to)
    {
        foreach (var service in technique.Services)
        {
            var assumed = trust.Decide(service, to);
            if (assumed.IsPossible)
            {
                var context = ChosenContext.Of(ChosenContext.PassedTo(service));
                evidence.Add(authorizer.DecideOwnSide(from, ServiceMoves.PassRole, ResourceScope.Exactly(to.Arn), context));
                evidence.Add(assumed);
            }
        }
    }

    /// <summary>What a use depends on that is not certain.</summary>
    internal ImmutableArray<string> Assumptions(EscalationTechnique technique, IamPrincipal from, IamPrincipal? to, ImmutableArray<Decision> evidence) =>
        Assumptions(technique.Loosens ? loosened.Best(technique, from, to).Then ?? technique : technique, to, evidence);

    private ImmutableArray<string> Assumptions(EscalationTechnique technique, IamPrincipal? to, ImmutableArray<Decision> evidence)
    {
        var assumptions = new SortedSet<string>(StringComparer.Ordinal);
        if (technique.Mechanism == EscalationMechanism.UseWorkload && !authorizer.Options.ListsWorkloadsOf(technique.Services))
        {
            assumptions.Add(string.Create(CultureInfo.InvariantCulture, $"{technique.Services[0]} runs something under {to?.Arn}"));
        }

        if (technique.Services.Contains("ec2.amazonaws.com", StringComparer.Ordinal) && to is { HasInstanceProfile: null })
        {
            assumptions.Add($"an instance profile holds {to.Arn}");
        }

        if (technique.Starters.Any(a => !evidence.Any(d => Ordinal.Same(d.Request.Action.Text, a) && d.Outcome == DecisionOutcome.Allowed)))
        {
            assumptions.Add($"somebody else sets it going ({string.Join(", ", technique.Starters)})");
        }

        foreach (var key in evidence.SelectMany(static d => d.ConditionKeys))
        {
            assumptions.Add($"the condition on {key} is met");
        }

        return [.. assumptions];
    }
}
