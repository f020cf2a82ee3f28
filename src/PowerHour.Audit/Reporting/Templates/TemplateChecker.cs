using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Reads templates before the engine does, because the engine's own errors say no place.</summary>
internal sealed class TemplateChecker(IReadOnlySet<string> partials, IReadOnlySet<string> helpers)
{
    private static readonly List<string> Blocks = ["if", "unless", "each", "with"];

    /// <summary>What is wrong in a file: raw output, unbalanced blocks, unknown partials and helpers.</summary>
    public IReadOnlyList<DocumentProblem> Check(SourceFile file)
    {
        var problems = new List<DocumentProblem>();
        var open = new Stack<TemplateTag>();
        foreach (var tag in TemplateScanner.Scan(file))
        {
            if (Problem(tag, open) is { } message)
            {
                problems.Add(file.Problem(tag.Line, tag.Column, message));
            }
        }

        problems.AddRange(open.Reverse().Select(t => file.Problem(t.Line, t.Column, $"`{{{{#{t.Name}}}}}` is not closed: expected `{{{{/{t.Name}}}}}`")));
        return problems;
    }

    private string? Problem(TemplateTag tag, Stack<TemplateTag> open) => tag.Body switch
    {
        _ when tag.Raw => "`{{{` would write a value into the page as it is, markup included: write `{{` instead",
        "" => "an empty tag",
        ['&', ..] => "`{{&` would write a value into the page as it is, markup included: write `{{` instead",
        ['>', ..] => Partial(tag.Name),
        ['#', ..] => Open(tag, open),
        ['/', ..] => Close(tag.Name, open),
        ['^', ..] or "else" => open.Count == 0 ? "`else` outside any block" : null,
        _ => Expression(tag),
    };

    private string? Partial(string name) => partials.Contains(name) ? null : $"there is no template `{name}.hbs`{Meant(name, partials)}";

    private static string? Open(TemplateTag tag, Stack<TemplateTag> open)
    {
        open.Push(tag);
        return Blocks.Contains(tag.Name) ? null : $"there is no block `{tag.Name}`: use {ReportText.List(Blocks)}";
    }

    private static string? Close(string name, Stack<TemplateTag> open)
    {
        if (!open.TryPop(out var begun))
        {
            return $"`{{{{/{name}}}}}` closes nothing";
        }

        return begun.Name == name ? null : $"`{{{{/{name}}}}}` closes `{{{{#{begun.Name}}}}}` of line {begun.Line}";
    }

    private string? Expression(TemplateTag tag) =>
        tag.Words.Length == 1 || helpers.Contains(tag.Name) || tag.Name == "else" ? null : $"there is no helper `{tag.Name}`{Meant(tag.Name, helpers)}";

    private static string Meant(string word, IEnumerable<string> known) => Nearest.To(word, known) is { } near ? $": did you mean `{near}`?" : "";
}
