using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util.Internal;
using PowerHour.Audit.Aws.Endpoints;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>One service in one Region on the AWS SDK's own pipeline: its signing, retries, clock-skew correction and configuration.</summary>
/// <remarks>
/// The SDK's <c>Internal</c> namespaces carry no promise of compatibility. This file and <c>EndpointFunctions.cs</c> are the
/// only ones that use them, which is why the parts of the pipeline are nested here instead of one file each.
/// </remarks>
internal sealed class SdkClient(ServiceModel service, ClientConfig config) : AmazonServiceClient(config)
{
    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata(service.ServiceId);

    /// <inheritdoc/>
    protected override bool SupportResponseLogging => false;

    /// <summary>A configuration for <paramref name="service"/> in <paramref name="region"/>.</summary>
    public static ClientConfig Configure(ServiceModel service, string region, AWSCredentials credentials, AwsSessionOptions options, HttpClientFactory http) =>
        new Settings(service, region, credentials, options, http);

    /// <summary>Makes one call; throttled attempts are counted in <paramref name="attempts"/> even when the call fails.</summary>
    public async Task<(JsonElement Body, string RequestId, int Status)> CallAsync(OperationModel operation, JsonObject input, AttemptCount attempts, CancellationToken cancel)
    {
        var wire = RequestWriter.Write(service, operation, input);
        var options = new InvokeOptions { RequestMarshaller = new Marshalling(service, wire), ResponseUnmarshaller = new Unmarshalling(service, operation) };
        var answer = await InvokeAsync<Answer>(new Call(operation, input, attempts), options, cancel).ConfigureAwait(false);
        return (answer.Body, answer.ResponseMetadata.RequestId, (int)answer.HttpStatusCode);
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new Resolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4());
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new Retries(Config)));
    }

    /// <summary>The SDK's settings of one client.</summary>
    private sealed class Settings : ClientConfig
    {
        private static readonly DefaultConfiguration Standard = new()
        {
            Name = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
            ConnectTimeout = TimeSpan.FromSeconds(3.1),
            TlsNegotiationTimeout = TimeSpan.FromSeconds(3.1),
        };

        public Settings(ServiceModel service, string region, AWSCredentials credentials, AwsSessionOptions options, HttpClientFactory http)
            : base(new DefaultConfigurationProvider([Standard]))
        {
            (ServiceId, ServiceVersion, RegionEndpointServiceName) = (service.ServiceId, service.ApiVersion, service.SigningName);
            AuthenticationServiceName = service.SigningName;
            ClientAppId = "PowerHour.Audit";
            Region = region;
            DefaultAWSCredentials = credentials;
            HttpClientFactory = http;
            EndpointProvider = new Rules(EndpointRules.Of(service.Key));
            RetryMode = RequestRetryMode.Standard;
            MaxErrorRetry = options.MaxRetries;
            MaxStaleConnectionRetries = 2;
            Profile = options.Profile is { } name ? new Profile(name) : null;

            // Before anything reads ServiceURL: setting it later would silently discard AWS_ENDPOINT_URL.
            RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            Override(service.Key, options);
        }

        public string Region { get; }

        public override string RegionEndpointServiceName { get; }

        public override string ServiceVersion { get; }

        public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString("PowerHour.Audit", typeof(SdkClient).Assembly.GetName().Version!.ToString(3));

        public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
            throw new NotSupportedException("Endpoints come from the endpoint rules.");

        private void Override(string service, AwsSessionOptions options)
        {
            if ((options.ServiceEndpoints.GetValueOrDefault(service) ?? options.EndpointUrl) is { } url)
            {
                ServiceURL = url.ToString();
            }

            if (options.UseFips is { } fips)
            {
                UseFIPSEndpoint = fips;
            }

            if (options.UseDualStack is { } dualStack)
            {
                UseDualstackEndpoint = dualStack;
            }
        }
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId => serviceId;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private sealed class Call(OperationModel operation, JsonObject input, AttemptCount attempts) : AmazonWebServiceRequest
    {
        public OperationModel Operation => operation;

        public JsonObject Input => input;

        public AttemptCount Attempts => attempts;
    }

    // Public for the SDK's new() constraint only.
    private sealed class Answer : AmazonWebServiceResponse
    {
        public JsonElement Body { get; init; }
    }

    private sealed class Marshalling(ServiceModel service, WireRequest wire) : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var request = new DefaultRequest(input, service.ServiceId)
            {
                HttpMethod = wire.Method,
                ResourcePath = wire.Path,
                Content = wire.Body,
                UseQueryString = service.Protocol is WireProtocol.RestJson or WireProtocol.RestXml,
            };
            foreach (var (name, value) in wire.Headers)
            {
                request.Headers[name] = value;
            }

            foreach (var (label, value) in wire.Labels)
            {
                request.AddPathResource(label, value);
            }

            foreach (var (key, value) in wire.FixedQuery)
            {
                request.AddSubResource(key, value);
            }

            foreach (var pairs in wire.Query.GroupBy(q => q.Key, q => q.Value, StringComparer.Ordinal))
            {
                AddQuery(request, pairs.Key, [.. pairs]);
            }

            return request;
        }

        private static void AddQuery(DefaultRequest request, string key, List<string> values)
        {
            if (values is [var only])
            {
                request.ParameterCollection.Add(key, only);
            }
            else
            {
                request.ParameterCollection.Add(key, values);
            }
        }
    }

    private sealed class Unmarshalling(ServiceModel service, OperationModel operation) : ResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
        {
            var raw = (Raw)input;
            return new Answer
            {
                Body = AnswerReader.Read(service, operation, raw.Answer),
                ResponseMetadata = new() { RequestId = ErrorReader.RequestId(raw.Answer.Header) },
            };
        }

        public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
            new ServiceErrorException(ErrorReader.Read(((Raw)input).Answer), innerException);

        protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
            new Raw(responseStream, response);

        protected override UnmarshallerContext ConstructUnmarshallerContext(Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
            new Raw(responseStream, response);
    }

    /// <summary>The whole answer; <see cref="SharedHttp"/> has read the body already, so reading the stream does not wait.</summary>
    private sealed class Raw : UnmarshallerContext
    {
        public Raw(Stream body, IWebResponseData response)
        {
            WebResponseData = response;
            var copy = new MemoryStream(body.CanSeek ? (int)body.Length : 0);
            body.CopyTo(copy);
            Answer = new((int)response.StatusCode, copy.GetBuffer().AsMemory(0, (int)copy.Length), Header);
        }

        public WireAnswer Answer { get; }

        public override string CurrentPath => "";

        public override int CurrentDepth => 0;

        public override bool IsStartElement => false;

        public override bool IsEndElement => false;

        public override bool IsStartOfDocument => false;

        private string? Header(string name) => WebResponseData.IsHeaderPresent(name) ? WebResponseData.GetHeaderValue(name) : null;
    }

    private sealed class SignatureV4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    /// <summary>Asks the service's endpoint rules where a request goes and how it is signed.</summary>
    private sealed class Resolver : BaseEndpointResolver
    {
        private const int CommonParameters = 5;

        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
        {
            var config = (Settings)requestContext.ClientConfig;
            var call = (Call)requestContext.OriginalRequest;
            var given = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Region"] = config.Region,
                ["UseFIPS"] = config.UseFIPSEndpoint,
                ["UseDualStack"] = config.UseDualstackEndpoint,
                ["Endpoint"] = config.ServiceURL,
                ["ForcePathStyle"] = config.ServiceURL is not null,
            };
            foreach (var (name, value) in call.Operation.EndpointParameters)
            {
                given[name] = value;
            }

            var common = given.Count == CommonParameters;
            foreach (var member in call.Operation.Input?.Members ?? [])
            {
                if (member.EndpointParameter is { } name && call.Input[member.Name] is { } value)
                {
                    (given[name], common) = (value.GetValue<string>(), false);
                }
            }

            return new Parameters(given, common);
        }

        /// <summary>The rules name another signing Region for global services; a Region in the configuration would win over it.</summary>
        protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
            executionContext.RequestContext.Request.AuthenticationRegion ??= ((Settings)executionContext.RequestContext.ClientConfig).Region;
    }

    /// <summary>The endpoint parameters of one call; common ones are the same for all calls of the client.</summary>
    private sealed class Parameters(Dictionary<string, object?> given, bool areCommon) : EndpointParameters
    {
        public Dictionary<string, object?> Given => given;

        public bool AreCommon => areCommon;
    }

    /// <summary>The endpoint rules as the SDK wants them.</summary>
    private sealed class Rules(EndpointRules rules) : IEndpointProvider
    {
        private ResolvedEndpoint? common;

        public Endpoint ResolveEndpoint(EndpointParameters parameters)
        {
            // A client's Region and switches do not change; only members of the input (a bucket) make another endpoint.
            var asked = (Parameters)parameters;
            var endpoint = asked.AreCommon ? common ??= rules.Resolve(asked.Given) : rules.Resolve(asked.Given);
            return new(WithoutPrefix(endpoint.Url, asked.Given["Endpoint"] as string), endpoint.PropertiesJson, endpoint.HeadersJson);
        }

        /// <summary>Some services put the account in front of the host; in front of an address that names nothing.</summary>
        private static string WithoutPrefix(string url, string? own)
        {
            var host = own is not null && Uri.TryCreate(own, UriKind.Absolute, out var given) && given.HostNameType == UriHostNameType.IPv4 ? $".{given.Authority}" : null;
            var at = host is null ? -1 : url.IndexOf(host, StringComparison.Ordinal);
            return at < 0 ? url : $"{url[..(url.IndexOf("://", StringComparison.Ordinal) + 3)]}{url[(at + 1)..]}";
        }
    }

    /// <summary>The SDK's standard retries without those that cannot help, and a count of what was throttled.</summary>
    private sealed class Retries(IClientConfig config) : StandardRetryPolicy(config)
    {
        private bool HasOwnEndpoint { get; } = config.ServiceURL is not null;

        public override bool RetryForException(IExecutionContext executionContext, Exception exception) =>
            CanHelp(exception) && base.RetryForException(executionContext, exception);

        public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) =>
            CanHelp(exception) ? base.RetryForExceptionAsync(executionContext, exception) : Task.FromResult(false);

        public override void NotifyError(IExecutionContext executionContext, Exception exception)
        {
            var attempts = ((Call)executionContext.RequestContext.OriginalRequest).Attempts;
            attempts.Failed(IsThrottlingError(exception));
            base.NotifyError(executionContext, exception);
        }

        private bool CanHelp(Exception exception) => exception switch
        {
            ServiceErrorException e when HasOwnEndpoint && FailureClassifier.IsPage(e.Error) => false,
            ServiceErrorException e => FailureClassifier.Classify(e.Error, credentialsProven: true) != AwsCallFailure.NotImplemented,
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError, InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => false,
            _ => true,
        };
    }
}
