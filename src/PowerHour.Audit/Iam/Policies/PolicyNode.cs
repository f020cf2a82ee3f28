namespace PowerHour.Audit.Iam.Policies;

/// <summary>A JSON value with its place in the document.</summary>
internal sealed class PolicyNode(PolicyNodeKind kind, TextPosition position, string text = "")
{
    internal PolicyNodeKind Kind { get; } = kind;

    internal TextPosition Position { get; } = position;

    internal string Text { get; } = text;

    /// <summary>True for a JSON string, false for a number or truth value.</summary>
    internal bool IsString { get; init; }

    internal List<PolicyMember> Members { get; } = kind == PolicyNodeKind.Object ? [] : None;

    internal List<PolicyNode> Items { get; } = kind == PolicyNodeKind.Array ? [] : NoItems;

    private static readonly List<PolicyMember> None = [];

    private static readonly List<PolicyNode> NoItems = [];
}
