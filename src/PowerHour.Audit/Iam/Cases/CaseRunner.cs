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

    /// <summary>Reads and decides every case; a line that is no case does not end the run.</summary>
    /// <param name="lines">The lines of a case file.</param>
    /// <returns>One answer for each line that is not empty, in order; lazily.</returns>
    public static IEnumerable<CaseLine> RunEach(TextReader lines)
    {
        var policies = new CasePolicyReader();
        var number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return RunLine(line, number, policies);
            }
        }
    }

    private static CaseLine RunLine(string line, int number, CasePolicyReader policies)
    {
        try
        {
            return new CaseLine(number, Run(CaseFile.ReadLine(line, number, policies)), Error: null);
        }
        catch (CaseFormatException e)
        {
            return new CaseLine(number, Result: null, e.Message);
        }
    }

    /// <summary>Decides one case.</summary>
    /// <param name="accessCase">The case.</param>
    /// <returns>The result.</returns>
    public static CaseResult Run(AccessCase accessCase) =>
        new(accessCase, AccessEvaluator.Decide(accessCase.Request, accessCase.Policies));
}
