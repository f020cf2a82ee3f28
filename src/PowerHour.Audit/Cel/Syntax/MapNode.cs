namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A map: <c>{a: b, ?c: d}</c>. The children are key, value, key, value.</summary>
internal sealed class MapNode : SyntaxNode
{
    public MapNode(CelRange range, SyntaxNode[] keysAndValues, bool[] optional)
        : base(range)
    {
        Optional = optional;
        Own(keysAndValues);
    }

    /// <summary>Which entries are left out when their values are absent optionals.</summary>
    public bool[] Optional { get; }
}
