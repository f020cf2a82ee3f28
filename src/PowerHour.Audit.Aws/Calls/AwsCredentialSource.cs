using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Finds the credentials of a session, once: environment, web identity, profile (keys, process, role, SSO), container, instance.</summary>
internal sealed class AwsCredentialSource : IDisposable
{
    private readonly AwsSessionOptions options;
    private readonly HttpClientFactory http;
    private readonly DefaultAWSCredentialsIdentityResolver chain = new();
    private readonly Lazy<Task<AWSCredentials>> credentials;

    /// <summary>Creates the source; nothing is looked for yet.</summary>
    public AwsCredentialSource(AwsSessionOptions options, HttpClientFactory http)
    {
        (this.options, this.http) = (options, http);
        credentials = new(() => Task.Run(FindAsync));
    }

    /// <summary>The Region that the options, the environment or the profile name, or null.</summary>
    public static string? DefaultRegion(AwsSessionOptions options)
    {
        var region = options.Region ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION");
        var profile = options.Profile ?? Variable("AWS_PROFILE") ?? "default";
        return region ?? (new CredentialProfileStoreChain().TryGetProfile(profile, out var found) ? found.Region?.SystemName : null);
    }

    /// <summary>The credentials; a failure to find them is remembered, because looking again takes as long as the first time.</summary>
    public Task<AWSCredentials> GetAsync(CancellationToken cancel) => credentials.Value.WaitAsync(cancel);

    /// <inheritdoc/>
    public void Dispose() => chain.Dispose();

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private async Task<AWSCredentials> FindAsync()
    {
        var found = options.Credentials ?? await chain.ResolveIdentityAsync(ProfileConfig()).ConfigureAwait(false);
        return options.RoleArn is null ? found : new RoleCredentials(found, options, DefaultRegion(options) ?? RegionEndpoint.USEast1.SystemName, http);
    }

    /// <summary>The chain takes the profile's name from a client's configuration; any service's will do.</summary>
    private Amazon.SecurityToken.AmazonSecurityTokenServiceConfig? ProfileConfig() =>
        options.Profile is { } name ? new() { Profile = new Profile(name) } : null;
}
