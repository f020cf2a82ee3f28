namespace PowerHour.Audit.Aws.Calls;

/// <summary>One HTTP answer: its status, headers and whole body.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, possibly empty.</param>
/// <param name="Header">Reads a header; null when it is absent.</param>
internal sealed record WireAnswer(int Status, ReadOnlyMemory<byte> Body, Func<string, string?> Header);
