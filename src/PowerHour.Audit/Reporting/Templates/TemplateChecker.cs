using System.Text.RegularExpressions;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Reads templates before they are parsed, and tells all that is wrong with them at once.</summary>
internal sealed partial class TemplateChecker(IReadOnlySet<string> partials, IReadOnlyDictionary<string, TemplateFunction> functions)
{
    private static readonly List<string> Blocks = ["if", "unless", "each", "with"];

    /// <summary>What is wrong in a file: raw output, unbalanced blocks, unknown partials and functions, names that no value can have.</summary>
    public IReadOnlyList<DocumentProblem> Check(SourceFile file)
    {
        var problems = new List<DocumentProblem>();
        var open = new Stack<TemplateTag>();
        foreach (var tag in TemplateScanner.Scan(file).Where(t => !t.IsComment))
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
        ['>', ..] => Partial(tag),
        ['#', ..] => Open(tag, open),
        ['/', ..] => Close(tag.Name, open),
        ['^'] or "else" => Else(tag, open),
        ['^', ..] => "`{{^` takes no name here: use `{{#unless}}`",
        _ => tag.Name == "else" ? "`else` takes no words: put a block of its own behind it" : Expression(tag),
    };

    private string? Partial(TemplateTag tag) => tag.Words switch
    {
        [var name] => partials.Contains(name) ? null : $"there is no template `{name}.hbs`{Meant(name, partials)}",
        [var name, var about] => partials.Contains(name) ? NoName(about) : $"there is no template `{name}.hbs`{Meant(name, partials)}",
        _ => "expected the name of a template, and no more than one value after it",
    };

    private static string? Open(TemplateTag tag, Stack<TemplateTag> open)
    {
        open.Push(tag);
        return !Blocks.Contains(tag.Name) ? $"there is no block `{tag.Name}`: use {ReportText.List(Blocks)}"
            : tag.Words.Length == 2 ? NoName(tag.Words[1])
            : $"expected one value after `#{tag.Name}`";
    }

    // A second `else` would leave the pieces after it to nobody.
    private static string? Else(TemplateTag tag, Stack<TemplateTag> open)
    {
        if (!open.TryPop(out var begun))
        {
            return "`else` outside any block";
        }

        open.Push(begun with { Raw = true });
        return begun.Raw ? $"a second `else` in `{{{{#{begun.Name}}}}}` of line {begun.Line}" : null;
    }

    private static string? Close(string name, Stack<TemplateTag> open)
    {
        if (!open.TryPop(out var begun))
        {
            return $"`{{{{/{name}}}}}` closes nothing";
        }

        return begun.Name == name ? null : $"`{{{{/{name}}}}}` closes `{{{{#{begun.Name}}}}}` of line {begun.Line}";
    }

    private string? Expression(TemplateTag tag) => functions.TryGetValue(tag.Name, out var function) ? Call(tag, function) : tag.Words switch
    {
        [var name] => NoName(name),
        [var name, ..] => $"there is no helper `{name}`{Meant(name, functions.Keys)}",
        _ => "expected the name of a value",
    };

    private static string? Call(TemplateTag tag, TemplateFunction function) => (tag.Words.Length, function.Takes) switch
    {
        (1, null) => null,
        (2, not null) => NoName(tag.Words[1]),
        _ => $"`{tag.Name}` takes {(function.Takes is null ? "no value" : "one value")}",
    };

    private static string? NoName(string text) => Name().IsMatch(text) ? null : $"`{text}` names no value: expected a name such as `title`, `rule.title`, `this`, `@index` or `../title`";

    private static string Meant(string word, IEnumerable<string> known) => Nearest.To(word, known) is { } near ? $": did you mean `{near}`?" : "";

    [GeneratedRegex(@"^(\.\./)*(this|\.|\.\.|@index|@first|(this\.)?[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
