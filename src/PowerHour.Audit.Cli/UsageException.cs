namespace PowerHour.Audit.Cli;

/// <summary>The user asked for something that can not be done as asked. The message says what to do instead.</summary>
/// <param name="message">One clear line.</param>
internal sealed class UsageException(string message) : Exception(message);
