namespace PowerHour.Audit.Rules;

/// <summary>How much a failed rule matters. A property of the rule, from impact and exposure.</summary>
public enum Severity
{
    /// <summary>Worth knowing; no weakness by itself.</summary>
    Informational,

    /// <summary>A weakness that needs others to matter.</summary>
    Low,

    /// <summary>A weakness that eases an attack.</summary>
    Medium,

    /// <summary>A weakness that alone carries an attack most of the way.</summary>
    High,

    /// <summary>An open door.</summary>
    Critical,
}
