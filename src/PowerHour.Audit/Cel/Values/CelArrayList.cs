namespace PowerHour.Audit.Cel.Values;

/// <summary>A list over the beginning of an array.</summary>
internal sealed class CelArrayList(CelValue[] elements, int count, CelUnknown? gap) : CelList
{
    /// <summary>Below this length a search is as good as a table.</summary>
    private const int Long = 16;

    private HashSet<string>? _texts;
    private bool _isLookedAt;

    public override int Count => count;

    public override CelUnknown? Gap => gap;

    /// <inheritdoc/>
    internal override IReadOnlySet<string>? Texts
    {
        get
        {
            if (!_isLookedAt)
            {
                var known = elements.AsSpan(0, count);
                _texts = count >= Long && IsText(known) ? TextsOf(known) : null;
                _isLookedAt = true;
            }

            return _texts;
        }
    }

    public override CelValue this[int index] => elements[index];

    private static bool IsText(ReadOnlySpan<CelValue> values)
    {
        foreach (var value in values)
        {
            if (value.Kind != CelKind.String)
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<string> TextsOf(ReadOnlySpan<CelValue> values)
    {
        var texts = new HashSet<string>(values.Length, StringComparer.Ordinal);
        foreach (var value in values)
        {
            texts.Add(value.AsString());
        }

        return texts;
    }
}
