namespace PowerHour.Audit.Aws.Calls;

/// <summary>How a session reaches AWS. The defaults follow the environment, as every AWS tool does.</summary>
public sealed record AwsSessionOptions
{
    /// <summary>Named profile of the shared configuration, or null for the credential chain.</summary>
    public string? Profile { get; init; }

    /// <summary>Role to assume with the credentials found, or null to use them as they are.</summary>
    public string? RoleArn { get; init; }

    /// <summary>External id for <see cref="RoleArn"/>, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Name of the assumed session, as CloudTrail shows it.</summary>
    public string RoleSessionName { get; init; } = "powerhour-audit";

    /// <summary>Use FIPS endpoints; null follows <c>AWS_USE_FIPS_ENDPOINT</c> and the profile.</summary>
    public bool? UseFips { get; init; }

    /// <summary>Use dual-stack endpoints; null follows <c>AWS_USE_DUALSTACK_ENDPOINT</c> and the profile.</summary>
    public bool? UseDualStack { get; init; }

    /// <summary>Endpoint for every service, or null to follow <c>AWS_ENDPOINT_URL</c>, its per-service forms and the profile.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Endpoints by service key; they win over <see cref="EndpointUrl"/>.</summary>
    public IReadOnlyDictionary<string, Uri> ServiceEndpoints { get; init; } = new Dictionary<string, Uri>(StringComparer.Ordinal);

    /// <summary>Forward proxy, or null to follow <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c>.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Retries after the first attempt (SDK standard mode).</summary>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Time for one attempt.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections to one host at a time; 50 would cap a scan at 1,350 calls a second.</summary>
    public int MaxConnectionsPerServer { get; init; } = 256;

    /// <summary>Pages of one enumeration before it is given up as <see cref="AwsCallFailure.Malformed"/>.</summary>
    public int MaxPages { get; init; } = 10_000;

    /// <summary>The clock for evidence.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Puts a handler around the one that opens sockets: the seam where tests count, fake and fault calls.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? WrapHandler { get; init; }
}
