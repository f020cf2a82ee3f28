namespace PowerHour.Audit.Iam.Matching;

/// <summary>Comparison of text character by character.</summary>
internal static class Ordinal
{
    internal static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
