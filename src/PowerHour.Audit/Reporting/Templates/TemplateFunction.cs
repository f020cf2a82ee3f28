namespace PowerHour.Audit.Reporting.Templates;

/// <summary>What a template can call by a name of its own.</summary>
/// <param name="Takes">The type of the value that has to be given; null where none is.</param>
/// <param name="Write">Writes what it makes of the value; what comes from outside goes through <see cref="HtmlText"/>.</param>
internal sealed record TemplateFunction(Type? Takes, Action<object?, TextWriter> Write);
