namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Which resources can have a policy of their own, so that one that was not looked at is not taken for one without a policy.</summary>
public static class PolicyBearers
{
    private static readonly Lazy<ILookup<string, string>> Starts = new(static () => IamData.Lines("resource-policies.txt")
        .Select(static line => line.Split(' ', 2))
        .ToLookup(static fields => fields[0], static fields => fields.Length > 1 ? fields[1] : string.Empty, StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> Services = new(static () => IamData.Lines("services.txt").ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Says whether a resource can have a policy.</summary>
    /// <param name="arn">An ARN, or a pattern of ARNs.</param>
    /// <returns>True where it can, or where the service is not known; false for what is no ARN.</returns>
    public static bool Includes(string arn)
    {
        var fields = arn.Split(':', 6);
        if (fields is not ["arn", _, var service, _, _, var resource])
        {
            return false;
        }

        return Starts.Value.Contains(service) ? Starts.Value[service].Any(start => CanBegin(resource, start)) : !Services.Value.Contains(service);
    }

    private static bool CanBegin(string resource, string start)
    {
        var wildcard = resource.AsSpan().IndexOfAny('*', '?');
        return resource.StartsWith(start, StringComparison.Ordinal) || (wildcard >= 0 && start.AsSpan().StartsWith(resource.AsSpan(0, Math.Min(wildcard, start.Length))));
    }
}
