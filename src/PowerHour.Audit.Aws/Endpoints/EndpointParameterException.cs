namespace PowerHour.Audit.Aws.Endpoints;

/// <summary>The rules of a service name no endpoint for what was asked, and say why.</summary>
internal sealed class EndpointParameterException(string message) : Exception(message);
