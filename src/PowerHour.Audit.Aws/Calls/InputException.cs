namespace PowerHour.Audit.Aws.Calls;

/// <summary>An input does not fit the operation; nothing was sent.</summary>
internal sealed class InputException(string message) : Exception(message);
