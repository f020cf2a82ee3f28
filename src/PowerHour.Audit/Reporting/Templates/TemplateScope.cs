namespace PowerHour.Audit.Reporting.Templates;

/// <summary>What a piece of a template speaks of, and what stands around it.</summary>
/// <param name="Value">The value whose members are named.</param>
/// <param name="Outer">The scope around it; null for the whole page.</param>
/// <param name="Index">Its place in the list that is gone through, from 0; -1 outside any.</param>
internal sealed record TemplateScope(object? Value, TemplateScope? Outer, int Index)
{
    /// <summary>How many templates stand in one another before it is taken for one without end.</summary>
    public const int MaxDepth = 100;

    /// <summary>How many templates this one stands in.</summary>
    public int Depth { get; private init; }

    /// <summary>The scope of a value within this one.</summary>
    public TemplateScope Within(object? value, int index = -1) => new(value, this, index) { Depth = Depth };

    /// <summary>This scope as another template sees it.</summary>
    public TemplateScope Deeper(object? value) => new(value, Outer, Index) { Depth = Depth + 1 };
}
