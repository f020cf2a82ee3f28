namespace PowerHour.Audit.Reporting.Html;

/// <summary>A name with a value.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="IsCode">True where the value is an identifier.</param>
internal sealed record FactView(string Name, string Value, bool IsCode);
