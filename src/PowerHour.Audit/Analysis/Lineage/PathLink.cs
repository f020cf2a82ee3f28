using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>A step of a path, from one point to the next.</summary>
/// <param name="Label">How the first acts on the next, as words on a line: <c>read by</c>, <c>can write</c>.</param>
/// <param name="Confidence">How well it is known.</param>
public sealed record PathLink(string Label, Confidence Confidence)
{
    /// <summary>The resource in which the step is configured; null where no field says it.</summary>
    public Node? Owner { get; init; }

    /// <summary>The field there, or the statement of a policy that allows the step.</summary>
    public string Field { get; init; } = "";

    /// <summary>What the field holds, or the decision.</summary>
    public string Value { get; init; } = "";

    /// <summary>The step as a place to cut: equal for steps that one change breaks. Empty where cutting would only take the model out of service.</summary>
    public string CutKey { get; init; } = "";

    /// <summary>
    /// Where a way stands for others that lead the same way by other points: the cut keys, of this step and of those after it, that break all of them. Null where it
    /// stands for itself alone.
    /// </summary>
    public IReadOnlySet<string>? Closing { get; init; }

    /// <summary>
    /// The change that breaks the step, as a sentence without a full stop; empty where <see cref="CutKey"/> is. Where <see cref="CutEnd"/> is not, the name of the point that the
    /// step leads to stands between the two: one step is shared by all points that the same policies guard.
    /// </summary>
    public string Cut { get; init; } = "";

    /// <summary>What follows in the sentence after the name of the point that the step leads to; empty where no name is called.</summary>
    public string CutEnd { get; init; } = "";

    /// <summary>Whether the step can certainly be taken.</summary>
    public bool IsCertain => Confidence > Confidence.Assumed && Doubts.Count == 0;

    /// <summary>Why it is not certain that the step can be taken: <c>CONDITIONAL_IAM …</c>, <c>ASSUMED_EDGE …</c>, ids of coverage gaps; empty where it is certain.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
