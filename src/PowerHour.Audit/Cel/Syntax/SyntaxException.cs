namespace PowerHour.Audit.Cel.Syntax;

/// <summary>The source is not an expression. Never leaves the compiler, which makes a diagnostic of it.</summary>
internal sealed class SyntaxException(string message, CelRange range) : Exception(message)
{
    public CelRange Range => range;
}
