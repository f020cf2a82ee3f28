namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads a value that may be one text or a list of them.</summary>
internal static class TextList
{
    /// <summary>Null, with a finding, when something else stands there.</summary>
    internal static List<PolicyNode>? Read(PolicyMember member, FindingList findings, bool stringsOnly = true)
    {
        var items = member.Value.Kind == PolicyNodeKind.Array ? member.Value.Items : [member.Value];
        foreach (var item in items)
        {
            if (item.Kind != PolicyNodeKind.Text || (stringsOnly && !item.IsString))
            {
                var message = $"'{PolicyReader.Short(member.Name)}' is a string or a list of strings.";
                findings.Error(PolicyFindingCode.InvalidValue, item.Position, message);
                return null;
            }
        }

        return items;
    }
}
