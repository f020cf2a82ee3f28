using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>What a condition says of the elements that can meet it, so that the others need not be walked over.</summary>
/// <remarks>
/// An element is left out only where the condition is surely false of it. False decides a chain of <c>&amp;&amp;</c> whatever its other parts
/// come to, errors and unknowns included, and adds nothing to <c>exists</c> and <c>filter</c>; that is why leaving it out changes nothing.
/// </remarks>
internal abstract class Join
{
    /// <summary>Lists shorter than this are walked over.</summary>
    public const int ShortestList = 16;

    /// <summary>Finds the elements that may meet the condition.</summary>
    /// <param name="list">The list.</param>
    /// <param name="context">The evaluation, before the first element.</param>
    /// <returns>Their places, ascending; null where all must be walked over.</returns>
    public abstract IReadOnlyList<int>? Places(CelIndexedList list, CelContext context);
}
