using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads Action and NotAction. Source: reference_policies_elements_action.html.</summary>
internal sealed class ActionListReader(PolicyScope scope, PolicyMember member)
{
    internal ActionSet? Read()
    {
        var items = TextList.Read(member, scope.Findings);
        if (items is null)
        {
            return null;
        }

        var actions = new ActionSet(member.Name is "NotAction");
        if (items.Count == 0 && !CheckEmpty(actions.IsNegated))
        {
            return null;
        }

        var understood = true;
        foreach (var item in items)
        {
            understood &= Add(actions, item);
        }

        return understood ? actions : null;
    }

    private bool CheckEmpty(bool isNegated)
    {
        if (isNegated)
        {
            const string Negated = "NotAction lists nothing; whether it matches every action is not documented.";
            scope.Findings.Error(PolicyFindingCode.EmptyList, member.Position, Negated);
            return false;
        }

        scope.Findings.Warn(PolicyFindingCode.EmptyList, member.Position, "Action lists nothing: the statement matches nothing.");
        return true;
    }

    private bool Add(ActionSet actions, PolicyNode item)
    {
        if (item.Text is "*")
        {
            actions.AddEverything();
            return true;
        }

        var lower = item.Text.ToLowerInvariant();
        var colon = lower.IndexOf(':', StringComparison.Ordinal);
        var service = colon <= 0 ? string.Empty : lower[..colon];
        if (service.Length == 0 || colon == lower.Length - 1 || (service is not "*" && service.AsSpan().ContainsAny('*', '?')))
        {
            var message = $"'{PolicyReader.Short(item.Text)}' is not an action: expected '*' or service:Name, wildcards only in the name.";
            scope.Findings.Error(PolicyFindingCode.InvalidValue, item.Position, message);
            return false;
        }

        if (scope.Options.Pool.Doubt(lower) is { } doubt)
        {
            scope.Findings.Warn(PolicyFindingCode.UnknownAction, item.Position, $"'{PolicyReader.Short(item.Text)}' {doubt}");
        }

        var name = scope.Options.Pool.ActionName(lower[(colon + 1)..]);
        if (service is "*")
        {
            actions.AddForEveryService(name);
        }
        else
        {
            actions.Add(string.Intern(service), name);
        }

        return true;
    }
}
