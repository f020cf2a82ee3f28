using System.Collections.Immutable;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads Condition. Source: reference_policies_elements_condition.html.</summary>
internal sealed class ConditionReader(PolicyScope scope, PolicyNode node)
{
    private readonly ImmutableArray<ConditionClause>.Builder _clauses = ImmutableArray.CreateBuilder<ConditionClause>();
    private bool _failed;

    internal ConditionSet? Read()
    {
        if (node.Kind != PolicyNodeKind.Object)
        {
            Fail(PolicyFindingCode.InvalidValue, node.Position, "Condition is an object of operators.");
            return null;
        }

        var operators = PolicyReader.Members(node, scope.Findings);
        _failed = operators.Count != node.Members.Count;
        foreach (var member in operators.Values)
        {
            ReadOperator(member);
        }

        return _failed ? null : new ConditionSet(_clauses.ToImmutable());
    }

    private void ReadOperator(PolicyMember member)
    {
        if (!ConditionOperatorParser.TryParse(member.Name, out var op))
        {
            Fail(PolicyFindingCode.UnknownOperator, member.Position, $"There is no condition operator '{PolicyReader.Short(member.Name)}'.");
            return;
        }

        if (member.Value.Kind != PolicyNodeKind.Object)
        {
            Fail(PolicyFindingCode.InvalidValue, member.Value.Position, "A condition operator holds an object of keys.");
            return;
        }

        var keys = PolicyReader.Members(member.Value, scope.Findings);
        _failed |= keys.Count != member.Value.Members.Count;
        foreach (var key in keys.Values)
        {
            ReadKey(member.Name, op, key);
        }
    }

    private void ReadKey(string operatorName, ConditionOperator op, PolicyMember key)
    {
        var items = TextList.Read(key, scope.Findings, stringsOnly: false);
        if (items is null)
        {
            _failed = true;
            return;
        }

        var values = ImmutableArray.CreateBuilder<ConditionValue>(items.Count);
        foreach (var item in items)
        {
            if (ConditionValueParser.TryParse(op, item.Text, scope.AllowsVariables) is { } value)
            {
                values.Add(value);
                continue;
            }

            var message = $"'{PolicyReader.Short(item.Text)}' is not a value that {operatorName} compares.";
            Fail(PolicyFindingCode.InvalidValue, item.Position, message);
        }

        if (items.Count == 0)
        {
            scope.Findings.Warn(PolicyFindingCode.EmptyList, key.Position, $"'{PolicyReader.Short(key.Name)}' lists no value.");
        }

        _clauses.Add(new ConditionClause(operatorName, op, key.Name, values.ToImmutable()));
    }

    private void Fail(PolicyFindingCode code, TextPosition position, string message)
    {
        scope.Findings.Error(code, position, message);
        _failed = true;
    }
}
