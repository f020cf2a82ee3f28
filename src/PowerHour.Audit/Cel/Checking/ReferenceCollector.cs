using PowerHour.Audit.Cel.Syntax;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Finds what a checked expression mentions.</summary>
internal sealed class ReferenceCollector
{
    private readonly List<string> _variables = [];
    private readonly List<string> _functions = [];
    private readonly List<string> _paths = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _literals = new(StringComparer.Ordinal);

    public static CelReferences Collect(CheckedExpression expression)
    {
        var collector = new ReferenceCollector();
        collector.Visit(expression.Root);
        return new(collector._variables, collector._functions, collector._paths, collector._literals);
    }

    private void Visit(SyntaxNode node)
    {
        if (PathOf(node) is { } path)
        {
            Once(_paths, path);
        }

        switch (node)
        {
            case NameNode { Meaning.Variable: { } variable }:
                Once(_variables, variable.Name);
                break;
            case SelectNode { Meaning.Variable: { } variable }:
                Once(_variables, variable.Name);
                return;
            case SelectNode { Meaning.TypeValue: not null }:
                return;
            case CallNode call:
                VisitCall(call);
                return;
        }

        foreach (var child in node.Children)
        {
            VisitPart(node, child);
        }
    }

    // The operand of a selection that is part of a longer path is no path of its own.
    private void VisitPart(SyntaxNode whole, SyntaxNode part)
    {
        if (PathOf(whole) is null || part is not SelectNode { Meaning: null } select)
        {
            Visit(part);
            return;
        }

        foreach (var child in select.Children)
        {
            VisitPart(select, child);
        }
    }

    private void VisitCall(CallNode call)
    {
        Once(_functions, call.ResolvedName);
        if (call.Arguments is [LiteralNode { Text: { } text }, ..])
        {
            if (!_literals.TryGetValue(call.ResolvedName, out var literals))
            {
                _literals[call.ResolvedName] = literals = new List<string>();
            }

            Once((List<string>)literals, text);
        }

        foreach (var operand in call.Operands)
        {
            Visit(operand);
        }
    }

    private static string? PathOf(SyntaxNode node) => node is SelectNode { Meaning: null } select
        ? (select.Operand switch
        {
            NameNode { Meaning.Variable: { } variable } => variable.Name,
            SelectNode { Meaning.Variable: { } variable } => variable.Name,
            SelectNode inner => PathOf(inner),
            _ => null,
        }) is { } prefix ? prefix + "." + select.Field : null
        : null;

    private static void Once(List<string> list, string item)
    {
        if (!list.Contains(item, StringComparer.Ordinal))
        {
            list.Add(item);
        }
    }
}
