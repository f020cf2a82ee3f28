using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Techniques that run code under the role of a service: one passed to it, or one it already uses.</summary>
internal sealed class ServiceMoves(Authorizer authorizer, AbilityIndex abilities, TargetIndex targets, TrustIndex trust)
{
    internal const string PassRole = "iam:PassRole";
    private const string MachineService = "ec2.amazonaws.com";

    private readonly PrincipalMask _none = new(authorizer.Account.Principals.Length);
    private PrincipalMask? _withProfile;

    internal PrincipalMask Passing(IamPrincipal principal, EscalationTechnique technique)
    {
        var able = Able(principal, technique);
        if (able < Truth.Conditional || !abilities.Mentions(principal, PassRole))
        {
            return _none;
        }

        var reached = new PrincipalMask(authorizer.Account.Principals.Length);
        foreach (var service in technique.Services)
        {
            var passed = targets.Reach(principal, PassRole, roles: true, ChosenContext.PassedTo(service), Usable(service));
            reached.UnionWith(passed.Intersect(Usable(service), able));
        }

        return reached;
    }

    /// <summary>Without an inventory every role that the service may assume may be in use, so nothing is certain.</summary>
    internal PrincipalMask Using(IamPrincipal principal, EscalationTechnique technique)
    {
        var able = Able(principal, technique);
        if (able < Truth.Conditional)
        {
            return _none;
        }

        var reached = Using(principal, technique, authorizer.Options.Workloads ?? []);
        if (!authorizer.Options.ListsWorkloadsOf(technique.Services))
        {
            var usable = Usable(technique.Services[0]);
            reached.UnionWith(usable.Intersect(usable, Truth.Conditional));
        }

        return reached;
    }

    internal PrincipalMask Usable(string service)
    {
        var trusted = trust.ForService(service);
        return service is MachineService ? trusted.Intersect(WithProfile()) : trusted;
    }

    internal static bool IsActedOn(Workload workload, string action) =>
        ActionTable.Default.ResourcePatterns(action).Any(p => GlobCompiler.Compile(p, GlobStyle.Resource).IsMatch(workload.Arn));

    private PrincipalMask Using(IamPrincipal principal, EscalationTechnique technique, IReadOnlyList<Workload> workloads)
    {
        var reached = new PrincipalMask(authorizer.Account.Principals.Length);
        foreach (var workload in workloads)
        {
            if (authorizer.Account.Find(workload.Role) is { } role && technique.Services.Any(s => Usable(s)[role.Index] != Truth.No))
            {
                reached.Add(role.Index, OnWorkload(principal, technique, workload));
            }
        }

        return reached;
    }

    private Truth OnWorkload(IamPrincipal principal, EscalationTechnique technique, Workload workload)
    {
        var result = Truth.Yes;
        var touches = false;
        foreach (var action in technique.Actions)
        {
            var acted = IsActedOn(workload, action);
            touches |= acted;
            result = TruthLogic.And(result, acted
                ? DecisionTruth.Of(authorizer.Decide(principal, action, ResourceScope.Exactly(workload.Arn)))
                : abilities.Truth(principal, action));
        }

        return touches ? result : Truth.No;
    }

    private Truth Able(IamPrincipal principal, EscalationTechnique technique)
    {
        foreach (var action in technique.Actions)
        {
            if (!abilities.Mentions(principal, action))
            {
                return Truth.No;
            }
        }

        var result = Truth.Yes;
        foreach (var action in technique.Actions)
        {
            result = TruthLogic.And(result, abilities.Truth(principal, action));
        }

        return result;
    }

    private PrincipalMask WithProfile()
    {
        if (_withProfile is null)
        {
            _withProfile = new PrincipalMask(authorizer.Account.Principals.Length);
            foreach (var role in authorizer.Account.Principals.Where(static p => p.HasInstanceProfile))
            {
                _withProfile.Add(role.Index, Truth.Yes);
            }
        }

        return _withProfile;
    }
}
