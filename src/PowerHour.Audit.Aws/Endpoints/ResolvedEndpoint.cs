namespace PowerHour.Audit.Aws.Endpoints;

/// <summary>Where a request goes.</summary>
/// <param name="Url">Scheme, host and possibly the start of the path.</param>
/// <param name="PropertiesJson">Signing name and Region where they differ from the service's, as JSON; empty for none.</param>
/// <param name="HeadersJson">Headers to add, as JSON; empty for none.</param>
internal sealed record ResolvedEndpoint(string Url, string PropertiesJson, string HeadersJson);
