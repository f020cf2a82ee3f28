using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>Paths as a list, each shown when an expression looks at it.</summary>
/// <param name="ways">The ways.</param>
/// <param name="gap">Why there may be more; null for a whole list.</param>
/// <param name="judgement">The account, in which their points are looked up.</param>
internal sealed class PathListValue(IReadOnlyList<Chain> ways, CelUnknown? gap, Judgement judgement) : CelList
{
    /// <summary>The ways.</summary>
    public IReadOnlyList<Chain> Ways => ways;

    /// <inheritdoc/>
    public override int Count => ways.Count;

    /// <inheritdoc/>
    public override CelUnknown? Gap => gap;

    /// <inheritdoc/>
    public override CelValue this[int index] => CelValue.Object(new PathValue(ways[index], judgement));
}
