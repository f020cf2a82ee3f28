using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Scoring;

/// <summary>What severities weigh and where they cap.</summary>
internal static class RuleWeights
{
    /// <summary>How often a resource in the lineage of a served model counts.</summary>
    public const int Production = 3;

    /// <summary>A direct step of an attack; one that helps is half of it.</summary>
    public const int Direct = 2;

    /// <summary>The weight of a severity.</summary>
    public static int Of(Severity severity) => severity switch
    {
        Severity.Critical => 10,
        Severity.High => 7,
        Severity.Medium => 4,
        Severity.Low => 1,
        _ => 0,
    };

    /// <summary>The highest score beside a failure of that severity; 100 where it does not cap.</summary>
    public static int Cap(Severity severity, bool isPath) => (severity, isPath) switch
    {
        (Severity.Critical, _) => 49,
        (Severity.High, true) => 69,
        (Severity.High, false) => 79,
        (Severity.Medium, true) => 89,
        _ => 100,
    };

    /// <summary>How directly a rule bears on a threat: 0, 1 or 2.</summary>
    public static int Relevance(Rule rule, string threat)
    {
        foreach (var link in rule.Threats)
        {
            if (link.Threat == threat)
            {
                return link.Relevance;
            }
        }

        return 0;
    }
}
