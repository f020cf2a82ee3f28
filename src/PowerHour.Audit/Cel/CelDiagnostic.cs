namespace PowerHour.Audit.Cel;

/// <summary>Something wrong with an expression, found before it runs.</summary>
/// <param name="Severity">Whether the expression still compiles.</param>
/// <param name="Message">What is wrong and what was likely meant.</param>
/// <param name="Range">The stretch of the source it is about.</param>
/// <param name="Position">Where that stretch starts.</param>
public sealed record CelDiagnostic(CelSeverity Severity, string Message, CelRange Range, CelPosition Position)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Position}: {(Severity == CelSeverity.Error ? "error" : "warning")}: {Message}";
}
