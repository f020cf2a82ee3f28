using System.Collections.Concurrent;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>A connection to AWS with one identity: the real <see cref="IAwsCalls"/>.</summary>
/// <remarks>
/// Clients are made once per service and Region and share one HTTP handler. Retries are the SDK's standard ones; how many
/// calls run at a time is not decided here but by <see cref="LimitedAwsCalls"/>. A bucket that S3 says lives elsewhere is
/// asked again there, once, so that a caller need not know bucket Regions beforehand.
/// </remarks>
public sealed class AwsSession : IAwsCalls, IDisposable
{
    private readonly AwsSessionOptions options;
    private readonly SharedHttp http;
    private readonly AwsCredentialSource credentials;
    private readonly ConcurrentDictionary<(string Service, string Region), Lazy<SdkClient>> clients = new();
    private volatile bool credentialsProven;

    /// <summary>Creates a session; credentials are looked for when the first call needs them.</summary>
    public AwsSession(AwsSessionOptions options)
    {
        this.options = options;
        http = new(options);
        credentials = new(options, http);
        DefaultRegion = AwsCredentialSource.DefaultRegion(options);
    }

    /// <summary>The Region that the options, <c>AWS_REGION</c> or the profile name, or null when none does.</summary>
    public string? DefaultRegion { get; }

    /// <summary>The partition of a Region: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> … </summary>
    public static string Partition(string region) => RegionEndpoint.GetBySystemName(region).PartitionName;

    /// <inheritdoc/>
    public async Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel)
    {
        var operation = ServiceModels.Service(call.Service).Operation(call.Operation);
        try
        {
            return await CallOnceAsync(call, operation, cancel).ConfigureAwait(false);
        }
        catch (AwsCallException e) when (call.Service is "s3" && e.BucketRegion is { } elsewhere && !string.Equals(elsewhere, call.Region, StringComparison.Ordinal) && e.HttpStatus is 301 or 307 or 400)
        {
            return await CallOnceAsync(call with { Region = elsewhere }, operation, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, CancellationToken cancel) => Pager.PagesAsync(this, call, options.MaxPages, cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in clients.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }

        credentials.Dispose();
        http.Dispose();
    }

    private async Task<AwsAnswer> CallOnceAsync(AwsCall call, OperationModel operation, CancellationToken cancel)
    {
        var attempts = new AttemptCount();
        var hasOwnEndpoint = false;
        try
        {
            var client = await ClientAsync(call, cancel).ConfigureAwait(false);
            hasOwnEndpoint = client.Config.ServiceURL is not null;
            var (body, requestId, status) = await client.CallAsync(operation, FixedInput.Apply(operation, call.Input), attempts, cancel).ConfigureAwait(false);
            credentialsProven = true;
            return new(body, requestId, options.Clock.GetUtcNow()) { HttpStatus = status, Throttles = attempts.Throttles, Region = call.Region };
        }
        catch (Exception e) when (IsExpected(e))
        {
            throw FailureMapper.Map(call, e, new(credentialsProven, hasOwnEndpoint, cancel.IsCancellationRequested, attempts.Throttles, options.Clock.GetUtcNow()));
        }
    }

    /// <summary>The types that the pipeline and the credential providers throw; a defect of ours is none of them and stays visible.</summary>
    private static bool IsExpected(Exception e) => e is
        AmazonServiceException or AmazonClientException or ProcessAWSCredentialException
        or HttpRequestException or IOException or System.Net.Sockets.SocketException or OperationCanceledException or TimeoutException
        or JsonException or System.Xml.XmlException or InvalidDataException or FormatException
        or InputException or Endpoints.EndpointParameterException
        or InvalidOperationException and not ObjectDisposedException or ArgumentException;

    private async Task<SdkClient> ClientAsync(AwsCall call, CancellationToken cancel)
    {
        if (clients.TryGetValue((call.Service, call.Region), out var known))
        {
            return known.Value;
        }

        var found = await credentials.GetAsync(cancel).ConfigureAwait(false);
        return clients.GetOrAdd((call.Service, call.Region), key => new(() => Create(key.Service, key.Region, found))).Value;
    }

    private SdkClient Create(string service, string region, AWSCredentials found)
    {
        var model = ServiceModels.Service(service);
        return new(model, SdkClient.Configure(model, region, found, options, http));
    }
}
