using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Reads a checked template into its pieces.</summary>
/// <param name="functions">What it can call.</param>
/// <param name="templates">The other templates; those that it uses are looked up when it is rendered.</param>
internal sealed class TemplateParser(IReadOnlyDictionary<string, TemplateFunction> functions, IReadOnlyDictionary<string, PartList> templates)
{
    /// <summary>The pieces of a file.</summary>
    /// <param name="file">The template, in which <see cref="TemplateChecker"/> found nothing wrong.</param>
    public PartList Parse(SourceFile file)
    {
        var tags = new Queue<TemplateTag>(TemplateScanner.Scan(file));
        return Read(file, tags, new TemplateText(file.Text));
    }

    // Up to the end of the block, or to its `else`, which stays in the queue.
    private PartList Read(SourceFile file, Queue<TemplateTag> tags, TemplateText text)
    {
        var parts = new List<TemplatePart>();
        while (true)
        {
            var ends = !tags.TryPeek(out var tag);
            Add(parts, ends ? text.Rest() : text.Before(tag));
            if (ends || tag.Body is ['/' or '^', ..] || tag.Name == "else")
            {
                return new PartList(parts);
            }

            tags.Dequeue();
            if (!tag.IsComment)
            {
                parts.Add(tag.Body[0] switch { '#' => Block(file, tag, tags, text), '>' => Partial(file, tag), _ => Value(file, tag) });
            }
        }
    }

    private TemplatePart Block(SourceFile file, TemplateTag tag, Queue<TemplateTag> tags, TemplateText text)
    {
        var body = Read(file, tags, text);
        var otherwise = tags.Dequeue().Body.StartsWith('/') ? PartList.Empty : Otherwise(file, tags, text);
        var path = new TemplatePath(file, tag, tag.Words[1]);
        return tag.Name switch
        {
            "if" => new ChoicePart(path, body, otherwise),
            "unless" => new ChoicePart(path, otherwise, body),
            "each" => new LoopPart(path, body, otherwise),
            _ => new WithPart(path, body, otherwise),
        };
    }

    private PartList Otherwise(SourceFile file, Queue<TemplateTag> tags, TemplateText text)
    {
        var parts = Read(file, tags, text);
        tags.Dequeue();
        return parts;
    }

    private PartialPart Partial(SourceFile file, TemplateTag tag) =>
        new(file, tag, templates, tag.Words.Length > 1 ? new TemplatePath(file, tag, tag.Words[1]) : null);

    private TemplatePart Value(SourceFile file, TemplateTag tag) => functions.TryGetValue(tag.Name, out var function)
        ? new FunctionPart(file, tag, function)
        : new ValuePart(new TemplatePath(file, tag, tag.Name));

    private static void Add(List<TemplatePart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new TextPart(text));
        }
    }
}
