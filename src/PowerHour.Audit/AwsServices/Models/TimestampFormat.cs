namespace PowerHour.Audit.AwsServices.Models;

/// <summary>How a timestamp is written on the wire.</summary>
public enum TimestampFormat
{
    /// <summary>What the protocol and the place in the message prescribe.</summary>
    ProtocolDefault,

    /// <summary><c>2026-01-31T00:00:00Z</c>.</summary>
    Iso8601,

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    UnixSeconds,

    /// <summary><c>Sat, 31 Jan 2026 00:00:00 GMT</c>.</summary>
    Rfc822,
}
