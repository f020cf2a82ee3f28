namespace PowerHour.Audit.AwsServices;

/// <summary>A place in a resource that may hold secrets.</summary>
/// <param name="Path">The place.</param>
/// <param name="Kind">How it is made safe.</param>
public sealed record RedactionStep(JsonPath Path, RedactionKind Kind);
