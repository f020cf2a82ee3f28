using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Who in an account can become somebody else, or an administrator, in one step or several.</summary>
public sealed class EscalationAnalysis
{
    private readonly Authorizer _authorizer;
    private readonly ServiceMoves _services;
    private readonly EscalationGraph _graph;
    private readonly EvidenceBuilder _evidence;
    private readonly PrincipalMask _certain;
    private readonly PrincipalMask _possible;

    /// <summary>Analyses an account.</summary>
    /// <param name="authorizer">The account's authorizer.</param>
    public EscalationAnalysis(Authorizer authorizer)
    {
        _authorizer = authorizer;
        var vocabulary = EscalationCatalog.Techniques.SelectMany(static t => t.Actions.Concat(t.Starters)).Append(ServiceMoves.PassRole);
        var abilities = new AbilityIndex(authorizer, vocabulary);
        var targets = new TargetIndex(authorizer, abilities);
        var trust = new TrustIndex(authorizer);
        var identities = new IdentityMoves(authorizer, targets, trust);
        _services = new ServiceMoves(authorizer, abilities, targets, trust);
        var selves = new SelfMoves(authorizer, abilities, targets, identities);
        var loosenings = new LooseningMoves(authorizer, abilities, selves);
        var builder = new ReachBuilder(_services, identities, selves, loosenings);
        _graph = new EscalationGraph(authorizer, builder);
        _evidence = new EvidenceBuilder(authorizer, abilities, trust, new LooseningEvidence(loosenings, builder, selves));
        _certain = _graph.Privileged(Truth.Yes);
        _possible = _graph.Privileged(Truth.Conditional);
    }

    /// <summary>Administrators in the first sense: allowed everything.</summary>
    public ImmutableArray<IamPrincipal> Administrators =>
        [.. _authorizer.Account.Principals.Where(p => _graph.IsAdministrator(p.Index))];

    /// <summary>Administrators where a condition holds that is not known here, such as a second factor.</summary>
    public ImmutableArray<IamPrincipal> AdministratorsUnderConditions =>
        [.. _authorizer.Account.Principals.Where(p => _graph.MayBeAdministrator(p.Index))];

    /// <summary>
    /// Administrators in the second sense: principals that can become one, each with a shortest chain, certain chains first where both
    /// exist; in ARN order.
    /// </summary>
    /// <returns>The chains.</returns>
    public ImmutableArray<EscalationChain> Chains() =>
        [.. _authorizer.Account.Principals.Select(ChainOf).OfType<EscalationChain>()];

    /// <summary>Principals whose policies could not all be read, so that silence about them is not health; in ARN order.</summary>
    public ImmutableArray<IamPrincipal> Unknown =>
    [
        .. _authorizer.Account.Principals.Where(static p =>
            p.Policies.Any(static d => !d.IsReadable) || p.Boundary.Any(static d => !d.IsReadable) || p.TrustPolicy is { IsReadable: false }),
    ];

    /// <summary>The way of one principal to an administrator.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>A shortest chain; null when it is an administrator already or none was found.</returns>
    public EscalationChain? ChainOf(IamPrincipal principal)
    {
        if (_graph.StatusOf(principal.Index) == Truth.No)
        {
            return null;
        }

        var steps = ImmutableArray.CreateBuilder<EscalationStep>();
        var at = principal;
        while (_graph.NextOf(at.Index) is var next && next >= 0 && !EndsAt(at, steps.Count))
        {
            steps.Add(Becoming(at, next));
            at = _authorizer.Account.Principals[next];
        }

        if (!EndsAt(at, steps.Count))
        {
            steps.Add(FirstGain(at));
        }

        return new EscalationChain(principal, steps.ToImmutable()) { EndsCertainly = steps[^1].MakesAdministrator || _graph.IsAdministrator(at.Index) };
    }

    /// <summary>Whoever is an administrator under conditions ends another's way, not his own.</summary>
    private bool EndsAt(IamPrincipal principal, int steps) =>
        _graph.IsAdministrator(principal.Index) || (steps > 0 && _graph.MayBeAdministrator(principal.Index));

    /// <summary>Every single step of a principal that makes it an administrator, or somebody who is one or can become one.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>The steps; none for an administrator.</returns>
    public ImmutableArray<EscalationStep> PrivilegedSteps(IamPrincipal principal) =>
    [
        .. Gaining(principal),
        .. _graph.ReachOf(principal.Index).All.Members()
            .Where(i => _possible.Has(i, certainly: true))
            .Select(i => Becoming(principal, i)),
    ];

    /// <summary>Every technique by which a principal makes itself an administrator, or becomes somebody who is one or can become one, in one step.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>The techniques by id; none for an administrator.</returns>
    public ImmutableArray<EscalationWay> Ways(IamPrincipal principal)
    {
        var ways = ImmutableArray.CreateBuilder<EscalationWay>();
        var reach = _graph.ReachOf(principal.Index);
        foreach (var gain in reach.Gains.GroupBy(static g => g.Technique).Select(static g => g.MaxBy(static x => x.Truth)))
        {
            var via = gain.Via is { } index ? _authorizer.Account.Principals[index] : null;
            ways.Add(new EscalationWay(gain.Technique, gain.Truth == Truth.Yes, via, reach.Gains.Count(g => g.Technique == gain.Technique)));
        }

        foreach (var (technique, targets) in reach.ByTechnique)
        {
            var certain = targets.Meet(_certain, certainly: true);
            var possible = targets.Meet(_possible, certainly: false);
            if (possible.First >= 0)
            {
                ways.Add(new EscalationWay(technique, certain.First >= 0, _authorizer.Account.Principals[certain.First >= 0 ? certain.First : possible.First], possible.Count));
            }
        }

        return [.. ways.OrderBy(static w => w.Technique.Id, StringComparer.Ordinal)];
    }

    /// <summary>Everybody a principal can become in one step, administrators or not.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>The steps, in ARN order of the principals reached; none for an administrator.</returns>
    public ImmutableArray<EscalationStep> Steps(IamPrincipal principal) =>
        [.. _graph.ReachOf(principal.Index).All.Members().Select(i => Becoming(principal, i))];

    /// <summary>Everybody a principal can become in one step, each by the one technique that <see cref="Steps"/> names first.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>The steps, in ARN order of the principals reached; none for an administrator.</returns>
    public IEnumerable<EscalationStep> SurestSteps(IamPrincipal principal)
    {
        var reach = _graph.ReachOf(principal.Index);
        return reach.All.Members().Select(i => new EscalationStep(principal, _authorizer.Account.Principals[i], MakesAdministrator: false, [Surest(reach, principal, i)]));
    }

    /// <summary>Machines whose role is an administrator: whoever gets onto one is an administrator. In ARN order of the roles.</summary>
    /// <returns>One step per role.</returns>
    public ImmutableArray<EscalationStep> StandingMachines()
    {
        var technique = EscalationCatalog.Techniques.First(static t => t.Mechanism == EscalationMechanism.Standing);
        var usable = _services.Usable(technique.Services[0]);
        return
        [
            .. Administrators.Where(p => usable[p.Index] != Truth.No).Select(p => new EscalationStep(
                From: null, p, MakesAdministrator: false, [_evidence.Build(technique, usable[p.Index], from: null, p)])),
        ];
    }

    private EscalationStep Becoming(IamPrincipal from, int target)
    {
        var to = _authorizer.Account.Principals[target];
        var uses = _graph.ReachOf(from.Index).ByTechnique
            .Where(t => t.Targets[target] != Truth.No)
            .Select(t => _evidence.Build(t.Technique, t.Targets[target], from, to));
        return new EscalationStep(from, to, MakesAdministrator: false, Sorted(uses));
    }

    private EscalationUse Surest(PrincipalReach reach, IamPrincipal from, int target)
    {
        (EscalationTechnique Technique, Truth Truth)? best = null;
        foreach (var (technique, targets) in reach.ByTechnique)
        {
            var truth = targets[target];
            if (truth != Truth.No && (best is not { } b || IsBefore(technique, truth, b.Technique, b.Truth)))
            {
                best = (technique, truth);
            }
        }

        return _evidence.Build(best!.Value.Technique, best.Value.Truth, from, _authorizer.Account.Principals[target]);
    }

    /// <summary>The order of <see cref="Sorted"/>.</summary>
    private static bool IsBefore(EscalationTechnique technique, Truth truth, EscalationTechnique other, Truth others) =>
        (truth == Truth.Yes) != (others == Truth.Yes) ? truth == Truth.Yes : string.CompareOrdinal(technique.Id, other.Id) < 0;

    private IEnumerable<EscalationStep> Gaining(IamPrincipal principal) =>
        _graph.ReachOf(principal.Index).Gains.GroupBy(static g => g.Via).OrderBy(static g => g.Key ?? -1)
            .Select(group => Gain(principal, group.Key, group));

    /// <summary>The gain as certain as the principal's status that needs nobody else, or the first other principal.</summary>
    private EscalationStep FirstGain(IamPrincipal principal)
    {
        var gains = _graph.ReachOf(principal.Index).Gains;
        var via = gains.Where(g => g.Truth >= _graph.StatusOf(principal.Index)).Min(static g => g.Via ?? -1);
        return Gain(principal, via < 0 ? null : via, gains.Where(g => (g.Via ?? -1) == via));
    }

    private EscalationStep Gain(IamPrincipal principal, int? viaIndex, IEnumerable<SelfGain> gains)
    {
        var via = viaIndex is { } index ? _authorizer.Account.Principals[index] : null;
        var uses = gains.GroupBy(static g => g.Technique)
            .Select(g => _evidence.Build(g.Key, g.Max(static x => x.Truth), principal, via));
        return new EscalationStep(principal, via, MakesAdministrator: true, Sorted(uses));
    }

    private static ImmutableArray<EscalationUse> Sorted(IEnumerable<EscalationUse> uses) =>
        [.. uses.OrderByDescending(static u => u.IsCertain).ThenBy(static u => u.Technique.Id, StringComparer.Ordinal)];
}
