using PowerHour.Audit.Cel.Syntax;

namespace PowerHour.Audit.Cel;

/// <summary>Finds the names that an expression mentions, before anything is known of them.</summary>
public static class CelNames
{
    /// <summary>The names that stand by themselves or begin a selection: variables, and those that macros bind.</summary>
    /// <param name="source">The expression.</param>
    /// <returns>The names in order of first mention; none where the expression does not parse.</returns>
    public static IReadOnlyList<string> Of(string source)
    {
        var names = new List<string>();
        try
        {
            Visit(Parser.Parse(source, CelLimits.Default), names);
        }
        catch (SyntaxException)
        {
            return []; // the compiler says what is wrong with it
        }

        return names;
    }

    private static void Visit(SyntaxNode node, List<string> names)
    {
        if (node is NameNode name && !names.Contains(name.Name, StringComparer.Ordinal))
        {
            names.Add(name.Name);
        }

        foreach (var child in node.Children)
        {
            Visit(child, names);
        }
    }
}
