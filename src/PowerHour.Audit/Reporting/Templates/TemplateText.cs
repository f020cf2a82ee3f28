namespace PowerHour.Audit.Reporting.Templates;

/// <summary>The text between the tags of a template, read from its start to its end.</summary>
/// <remarks>A tag that writes nothing itself and has a line of its own takes the line with it, as templates of this language do everywhere.</remarks>
internal sealed class TemplateText(string text)
{
    private int _from;
    private bool _trims;

    /// <summary>The text from the last tag to this one.</summary>
    public string Before(TemplateTag tag)
    {
        var isAlone = IsAlone(tag);
        var before = Take(isAlone ? LineStart(tag.Start) : tag.Start, tag.TrimsBefore);
        _from = isAlone ? LineEnd(tag.End) : tag.End;
        _trims = tag.TrimsAfter;
        return before;
    }

    /// <summary>The text after the last tag.</summary>
    public string Rest() => Take(text.Length, trimsEnd: false);

    private string Take(int end, bool trimsEnd)
    {
        var part = text[Math.Min(_from, end)..end];
        part = _trims ? part.TrimStart() : part;
        return trimsEnd ? part.TrimEnd() : part;
    }

    private bool IsAlone(TemplateTag tag)
    {
        var (start, end) = (LineStart(tag.Start), LineEnd(tag.End));
        return tag.IsSilent && text.AsSpan(start, tag.Start - start).IsWhiteSpace() && text.AsSpan(tag.End, end - tag.End).IsWhiteSpace();
    }

    private int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at) => text.IndexOf('\n', at) is >= 0 and var feed ? feed + 1 : text.Length;
}
