namespace PowerHour.Audit.Aws.Calls;

/// <summary>A call gave no answer. The only exception that leaves <see cref="IAwsCalls"/> for a call that exists.</summary>
public sealed class AwsCallException : Exception
{
    /// <summary>Creates the exception for one failed call.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="failure">The classified cause.</param>
    /// <param name="code">The service's error code, or the name of the failure where there is none.</param>
    /// <param name="message">The service's message, or ours.</param>
    /// <param name="inner">What the pipeline threw, or null.</param>
    public AwsCallException(AwsCall call, AwsCallFailure failure, string code, string message, Exception? inner = null)
        : base(message, inner) => (Call, Failure, Code) = (call, failure, code);

    /// <summary>What was asked.</summary>
    public AwsCall Call { get; }

    /// <summary>Key of the service.</summary>
    public string Service => Call.Service;

    /// <summary>Name of the operation.</summary>
    public string Operation => Call.Operation;

    /// <summary>Region asked.</summary>
    public string Region => Call.Region;

    /// <summary>The classified cause.</summary>
    public AwsCallFailure Failure { get; }

    /// <summary>The service's error code (<c>AccessDeniedException</c>).</summary>
    public string Code { get; }

    /// <summary>HTTP status, or 0 when no answer arrived.</summary>
    public int HttpStatus { get; init; }

    /// <summary>The id that AWS gave the request, or empty.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>How many attempts were throttled, the last one included.</summary>
    public int Throttles { get; init; }

    /// <summary>When the failure was known.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The Region that S3 says a bucket lives in, when it answered from another one; else null.</summary>
    public string? BucketRegion { get; init; }
}
