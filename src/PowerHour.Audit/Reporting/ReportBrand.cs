namespace PowerHour.Audit.Reporting;

/// <summary>What an organisation puts on the HTML report beside its own templates: a title and a logo.</summary>
/// <param name="Title">What the report is called above the account's number and in the window's title.</param>
/// <param name="Logo">The logo as a <c>data:</c> address, or empty for none; <see cref="ReportLogo"/> makes it.</param>
public sealed record ReportBrand(string Title, string Logo)
{
    /// <summary>The tool's own: no logo.</summary>
    public static ReportBrand Own { get; } = new("Machine-learning security audit", "");
}
