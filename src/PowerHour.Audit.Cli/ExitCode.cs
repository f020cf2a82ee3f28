namespace PowerHour.Audit.Cli;

/// <summary>How the tool ends. Documented in README; pipelines rely on the numbers.</summary>
internal static class ExitCode
{
    /// <summary>Done; no finding at or above the threshold.</summary>
    public const int Clean = 0;

    /// <summary>Done; findings at or above the threshold.</summary>
    public const int Findings = 1;

    /// <summary>The command line, a rule, a descriptor, a template or a snapshot can not be used.</summary>
    public const int Usage = 2;

    /// <summary>Could not be completed: stopped, no account, a rule at or above the threshold that ended in ERROR, or with --strict anything that could not be read.</summary>
    public const int Incomplete = 3;
}
