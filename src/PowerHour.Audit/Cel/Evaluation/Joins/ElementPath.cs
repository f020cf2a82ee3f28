using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>A way from an element of a list to what is compared: declared fields, and every item of lists on the way.</summary>
/// <param name="Steps">The fields in order; null stands for every item of the list that is reached. None: the element itself.</param>
internal sealed record ElementPath(IReadOnlyList<CelField?> Steps)
{
    /// <summary>The path in words: equal paths have equal texts.</summary>
    public string Text { get; } = string.Join('.', Steps.Select(s => s?.Name ?? "[]"));

    /// <summary>Goes on to a field, or to every item.</summary>
    /// <param name="step">The field; null for every item.</param>
    /// <returns>The longer path.</returns>
    public ElementPath Then(CelField? step) => new([.. Steps, step]);

    /// <summary>Shows what an element holds at the end of the path, as the expression itself would read it.</summary>
    /// <param name="element">The element.</param>
    /// <param name="show">Gets each value. Where it can not be told what there is, it gets something unknown or an error.</param>
    public void Visit(CelValue element, Action<CelValue> show) => Visit(element, 0, show);

    private void Visit(CelValue value, int step, Action<CelValue> show)
    {
        if (step == Steps.Count)
        {
            show(value);
        }
        else if (Steps[step] is { } field)
        {
            Visit(FieldStep.Read(value, field), step + 1, show);
        }
        else if (value.Kind != CelKind.List)
        {
            show(value.IsPlain ? CelValue.Error("there is no list to walk over") : value);
        }
        else
        {
            VisitItems(value.AsList(), step + 1, show);
        }
    }

    private void VisitItems(CelList list, int step, Action<CelValue> show)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Visit(list[i], step, show);
        }

        if (list.Gap is { } gap)
        {
            show(CelValue.Unknown(gap));
        }
    }
}
