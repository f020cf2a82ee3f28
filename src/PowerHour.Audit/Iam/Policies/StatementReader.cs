using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads one statement. Anything not understood is an error, and the statement is left out.</summary>
internal sealed class StatementReader(PolicyScope scope, PolicyNode node, int index)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    };

    private Dictionary<string, PolicyMember> _members = [];
    private bool _failed;

    internal PolicyStatement? Read()
    {
        if (node.Kind != PolicyNodeKind.Object)
        {
            return Fail(PolicyFindingCode.InvalidValue, node.Position, "A statement is a JSON object.");
        }

        _members = PolicyReader.Members(node, scope.Findings);
        _failed = _members.Count != node.Members.Count;
        foreach (var member in _members.Values.Where(static m => !Known.Contains(m.Name)))
        {
            Fail(PolicyFindingCode.UnknownElement, member.Position, $"A statement has no element '{PolicyReader.Short(member.Name)}'.");
        }

        var effect = ReadEffect();
        var actions = ReadActions();
        var resources = ReadResources();
        var principals = ReadPrincipals(effect);
        var conditions = ReadConditions();
        return _failed ? null : new PolicyStatement(index, Sid(), effect, node.Position, actions!, resources!)
        {
            Principals = principals,
            Conditions = conditions!,
        };
    }

    private string? Sid() => _members.TryGetValue("Sid", out var sid) ? sid.Value.Text : null;

    private PolicyEffect ReadEffect()
    {
        if (!_members.TryGetValue("Effect", out var member))
        {
            Fail(PolicyFindingCode.MissingElement, node.Position, "A statement needs the element 'Effect'.");
            return PolicyEffect.Deny;
        }

        if (member.Value.Text is not ("Allow" or "Deny"))
        {
            Fail(PolicyFindingCode.InvalidValue, member.Value.Position, "Effect is 'Allow' or 'Deny'.");
        }

        return member.Value.Text is "Allow" ? PolicyEffect.Allow : PolicyEffect.Deny;
    }

    private ActionSet? ReadActions()
    {
        if (!TakeOne("Action", "NotAction", out var member))
        {
            return (ActionSet?)Missing("Action");
        }

        var actions = new ActionListReader(scope, member).Read();
        _failed |= actions is null;
        return actions;
    }

    private ResourceSet? ReadResources()
    {
        if (!TakeOne("Resource", "NotResource", out var member))
        {
            return scope.ResourceIsImplied ? ResourceSet.Everything : (ResourceSet?)Missing("Resource");
        }

        if (scope.Kind == PolicyKind.Trust)
        {
            Fail(PolicyFindingCode.UnknownElement, member.Position, "A trust policy has no Resource: it speaks about its role.");
        }

        var resources = new ResourceListReader(scope, member).Read();
        _failed |= resources is null;
        return resources;
    }

    private PrincipalSet? ReadPrincipals(PolicyEffect effect)
    {
        if (!TakeOne("Principal", "NotPrincipal", out var member))
        {
            return scope.HasPrincipals ? (PrincipalSet?)Missing("Principal") : null;
        }

        if (!scope.HasPrincipals)
        {
            Fail(PolicyFindingCode.UnknownElement, member.Position, $"A policy of this kind has no '{member.Name}'.");
            return null;
        }

        var principals = new PrincipalReader(scope, member).Read();
        _failed |= principals is null;
        if (principals is { IsNegated: true })
        {
            CheckNotPrincipal(effect, member.Position);
        }

        return principals;
    }

    private void CheckNotPrincipal(PolicyEffect effect, TextPosition position)
    {
        if (scope.Kind is PolicyKind.Trust or PolicyKind.ResourceControl)
        {
            Fail(PolicyFindingCode.UnknownElement, position, "A policy of this kind has no 'NotPrincipal'.");
        }
        else if (effect == PolicyEffect.Allow)
        {
            const string Message = "Allow with NotPrincipal allows everybody else, also without signature: the policy is public.";
            scope.Findings.Warn(PolicyFindingCode.AllowNotPrincipal, position, Message);
        }
    }

    private ConditionSet? ReadConditions()
    {
        if (!_members.TryGetValue("Condition", out var member))
        {
            return ConditionSet.None;
        }

        var conditions = new ConditionReader(scope, member.Value).Read();
        _failed |= conditions is null;
        return conditions;
    }

    private bool TakeOne(string name, string negatedName, out PolicyMember member)
    {
        var found = _members.TryGetValue(name, out member);
        if (!_members.TryGetValue(negatedName, out var negated))
        {
            return found;
        }

        if (found)
        {
            Fail(PolicyFindingCode.ConflictingElements, negated.Position, $"'{name}' and '{negatedName}' exclude each other.");
        }

        member = negated;
        return true;
    }

    private object? Missing(string name) =>
        Fail(PolicyFindingCode.MissingElement, node.Position, $"The statement needs the element '{name}' or 'Not{name}'.");

    private PolicyStatement? Fail(PolicyFindingCode code, TextPosition position, string message)
    {
        scope.Findings.Error(code, position, message);
        _failed = true;
        return null;
    }
}
