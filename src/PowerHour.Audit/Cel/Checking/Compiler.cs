using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>From source to program: parse, check, plan.</summary>
internal static class Compiler
{
    public static CelCompilation Compile(CelEnvironment environment, string source, CelType? expected, bool isChecked)
    {
        var session = new CheckSession(environment, source, isChecked);
        var root = TryParse(session);
        if (root is not null)
        {
            Check(session, root, expected);
        }

        var program = root is null || session.HasErrors
            ? null
            : new CelProgram(environment, new CheckedExpression(source, root, root.Type, session.LocalCount));
        return new(program, session.Diagnostics);
    }

    private static SyntaxNode? TryParse(CheckSession session)
    {
        try
        {
            return Parser.Parse(session.Source, session.Environment.Limits);
        }
        catch (SyntaxException e)
        {
            session.Error(e.Range, e.Message);
            return null;
        }
    }

    private static void Check(CheckSession session, SyntaxNode root, CelType? expected)
    {
        var type = new Checker(session).Check(root);
        if (expected is not null && !TypeRelation.IsAssignable(expected, type))
        {
            session.Mistyped(root.Range, $"the expression must be {expected}, but is {type}");
        }
    }
}
