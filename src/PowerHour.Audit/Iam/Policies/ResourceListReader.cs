using System.Collections.Immutable;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads Resource and NotResource. Source: reference_policies_elements_resource.html.</summary>
internal sealed class ResourceListReader(PolicyScope scope, PolicyMember member)
{
    internal ResourceSet? Read()
    {
        var items = TextList.Read(member, scope.Findings);
        if (items is null)
        {
            return null;
        }

        var isNegated = member.Name is "NotResource";
        if (items.Count == 0 && !CheckEmpty(isNegated))
        {
            return null;
        }

        var patterns = ImmutableArray.CreateBuilder<ResourcePattern>(items.Count);
        foreach (var item in items)
        {
            if (!Check(item))
            {
                return null;
            }

            patterns.Add(scope.Options.Pool.Resource(item.Text, scope.AllowsVariables));
        }

        return new ResourceSet(isNegated, patterns.MoveToImmutable());
    }

    private bool CheckEmpty(bool isNegated)
    {
        if (isNegated)
        {
            const string Negated = "NotResource lists nothing; whether it matches every resource is not documented.";
            scope.Findings.Error(PolicyFindingCode.EmptyList, member.Position, Negated);
            return false;
        }

        scope.Findings.Warn(PolicyFindingCode.EmptyList, member.Position, "Resource lists nothing: the statement matches nothing.");
        return true;
    }

    private bool Check(PolicyNode item)
    {
        var text = item.Text;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            if (text.StartsWith('*') || (scope.AllowsVariables && text.StartsWith("${", StringComparison.Ordinal)))
            {
                return true;
            }

            var message = $"'{PolicyReader.Short(text)}' is not a resource: expected '*' or an ARN.";
            scope.Findings.Error(PolicyFindingCode.InvalidValue, item.Position, message);
            return false;
        }

        var fields = text.Split(':', 6);
        WarnOfPartition(scope, fields[1], item.Position);
        return true;
    }

    internal static void WarnOfPartition(PolicyScope scope, string partition, TextPosition position)
    {
        var isFixed = !partition.AsSpan().ContainsAny('*', '?', '$');
        if (isFixed && !Ordinal.Same(partition, scope.Options.Partition))
        {
            var message = $"The ARN is of partition '{PolicyReader.Short(partition)}', expected '{scope.Options.Partition}': it matches nothing here.";
            scope.Findings.Warn(PolicyFindingCode.ForeignPartition, position, message);
        }
    }
}
