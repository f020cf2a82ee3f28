namespace PowerHour.Audit.Cel;

/// <summary>How bad a <see cref="CelDiagnostic"/> is.</summary>
public enum CelSeverity
{
    /// <summary>The expression compiles, but likely does not mean what its author thinks.</summary>
    Warning,

    /// <summary>The expression does not compile.</summary>
    Error,
}
