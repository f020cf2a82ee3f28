using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Cases;

/// <summary>Decides the cases of a case file, one line at a time.</summary>
public static class CaseRunner
{
    /// <summary>Reads and decides every case.</summary>
    /// <param name="lines">The lines of a case file.</param>
    /// <returns>One result for each line that is not empty, in order; lazily.</returns>
    /// <exception cref="CaseFormatException">A line is not a case.</exception>
    public static IEnumerable<CaseResult> Run(TextReader lines) => CaseFile.Read(lines).Select(Run);

    /// <summary>Decides one case.</summary>
    /// <param name="accessCase">The case.</param>
    /// <returns>The result.</returns>
    public static CaseResult Run(AccessCase accessCase) =>
        new(accessCase, AccessEvaluator.Decide(accessCase.Request, accessCase.Policies));
}
