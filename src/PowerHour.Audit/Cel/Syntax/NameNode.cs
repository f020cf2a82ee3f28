namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A name: of a variable, a type, or the beginning of a dotted one.</summary>
/// <param name="range">Where.</param>
/// <param name="name">The name.</param>
/// <param name="isAbsolute">Whether a dot in front keeps it out of the container.</param>
internal sealed class NameNode(CelRange range, string name, bool isAbsolute) : SyntaxNode(range)
{
    public string Name => name;

    public bool IsAbsolute => isAbsolute;

    /// <summary>What the checker found it to stand for.</summary>
    public NameMeaning? Meaning { get; set; }
}
