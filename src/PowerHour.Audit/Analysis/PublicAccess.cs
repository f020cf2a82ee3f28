using System.Globalization;

namespace PowerHour.Audit.Analysis;

/// <summary>Tells whether a statement lets everybody in: everybody as principal and no condition that narrows that to somebody known.</summary>
internal static class PublicAccess
{
    private static readonly HashSet<string> NarrowingKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceAccount", "aws:SourceArn", "aws:SourceOwner", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths",
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:userid", "kms:CallerAccount", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    };

    /// <summary>Whether a statement lets everybody in.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>True where it does.</returns>
    public static bool IsOpen(PolicyStatement statement) => statement.Allows && NamesEverybody(statement) && !IsNarrowed(statement);

    private static bool NamesEverybody(PolicyStatement statement) =>
        statement.Principals.Contains("*", StringComparer.Ordinal) || statement.NotPrincipals.Count > 0;

    private static bool IsNarrowed(PolicyStatement statement) =>
        statement.Conditions.Any(o => o.Value.Any(k => Narrows(o.Key, k.Key, k.Value)));

    private static bool Narrows(string op, string key, IReadOnlyList<string> values)
    {
        if (op.Contains("Not", StringComparison.OrdinalIgnoreCase) || op.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase) || op.StartsWith("ForAllValues", StringComparison.OrdinalIgnoreCase) || values.Count == 0)
        {
            return false;
        }

        return string.Equals(key, "aws:SourceIp", StringComparison.OrdinalIgnoreCase) ? values.All(IsNarrowRange)
            : NarrowingKeys.Contains(key) && values.All(v => v.Trim('*', '?').Length > 0 && !v.StartsWith("arn:aws:iam::*", StringComparison.Ordinal));
    }

    private static bool IsNarrowRange(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 || (int.TryParse(range.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits > (range.Contains(':', StringComparison.Ordinal) ? 24 : 8));
    }
}
