using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Orders resources by ARN, the same everywhere.</summary>
internal sealed class NodeOrder : IComparer<Node>
{
    /// <summary>The order.</summary>
    public static NodeOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Node? x, Node? y) => string.CompareOrdinal(x?.Arn, y?.Arn);
}
