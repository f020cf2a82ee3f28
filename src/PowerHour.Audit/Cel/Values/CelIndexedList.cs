using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Values;

/// <summary>A list whose elements are found by the text of a field without a search.</summary>
internal sealed class CelIndexedList(CelValue[] elements, CelUnknown? gap) : CelList
{
    private readonly Dictionary<string, (Dictionary<string, List<int>> ByText, List<int> Others)> _byField = new(StringComparer.Ordinal);

    public override int Count => elements.Length;

    public override CelUnknown? Gap => gap;

    public override CelValue this[int index] => elements[index];

    /// <summary>The places of the elements whose field may equal a text: of all others it is known that it does not.</summary>
    /// <returns>The places, ascending.</returns>
    public IReadOnlyList<int> MayEqual(CelField field, string text)
    {
        if (!_byField.TryGetValue(field.Name, out var index))
        {
            _byField[field.Name] = index = Index(field);
        }

        var found = index.ByText.GetValueOrDefault(text);
        return found is null ? index.Others : index.Others.Count == 0 ? found : [.. found.Concat(index.Others).Order()];
    }

    private (Dictionary<string, List<int>> ByText, List<int> Others) Index(CelField field)
    {
        var (byText, others) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new List<int>());
        for (var i = 0; i < elements.Length; i++)
        {
            var value = elements[i].Kind == CelKind.Object ? FieldAccess.Read(elements[i].AsObject(), field) : elements[i];
            if (value.Kind == CelKind.String && elements[i].Kind == CelKind.Object)
            {
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(byText, value.AsString(), out _) ??= []).Add(i);
            }
            else if (value.Kind != CelKind.Null)
            {
                // Unknown, an error, or of a form that the comparison itself must judge.
                others.Add(i);
            }
        }

        return (byText, others);
    }
}
