namespace PowerHour.Audit.Reporting.Html;

/// <summary>The names for people of the catalogues that threats refer to.</summary>
internal static class CatalogNames
{
    /// <summary>The name of a catalogue; the key itself where it is none of the known.</summary>
    public static string Of(string key) => key.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "atlas" or "mitreatlas" => "MITRE ATLAS",
        "owaspml" => "OWASP Machine Learning Security Top 10",
        "owaspllm" => "OWASP Top 10 for LLM Applications",
        "nist" or "nistaml" => "NIST AI 100-2",
        "nistairmf" => "NIST AI RMF",
        "mllens" => "AWS Well-Architected Machine Learning Lens",
        "iso" => "ISO/IEC",
        "iso27001" => "ISO/IEC 27001",
        "iso42001" => "ISO/IEC 42001",
        _ => key,
    };
}
