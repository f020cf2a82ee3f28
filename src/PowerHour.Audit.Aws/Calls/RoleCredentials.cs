using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Credentials of the role that <see cref="AwsSessionOptions.RoleArn"/> names, assumed anew before they run out.</summary>
/// <remarks>
/// The SDK's own class asks the STS of the process-wide default Region, which is in another partition when only the
/// session knows the Region.
/// </remarks>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly AwsSessionOptions options;
    private readonly AmazonSecurityTokenServiceClient sts;

    /// <summary>Creates the credentials; the role is assumed when they are first used.</summary>
    public RoleCredentials(AWSCredentials source, AwsSessionOptions options, string region, HttpClientFactory http)
    {
        this.options = options;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
        var config = new AmazonSecurityTokenServiceConfig
        {
            HttpClientFactory = http,
            MaxErrorRetry = options.MaxRetries,
            Profile = options.Profile is { } name ? new Profile(name) : null,
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
        };
        if ((options.ServiceEndpoints.GetValueOrDefault("sts") ?? options.EndpointUrl) is { } url)
        {
            config.ServiceURL = url.ToString();
            config.AuthenticationRegion = region;
        }

        sts = new(source, config);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var request = new AssumeRoleRequest { RoleArn = options.RoleArn, RoleSessionName = options.RoleSessionName, ExternalId = options.ExternalId };
        var given = (await sts.AssumeRoleAsync(request).ConfigureAwait(false)).Credentials;
        return new(new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken), given.Expiration!.Value);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            sts.Dispose();
        }

        base.Dispose(disposing);
    }
}
