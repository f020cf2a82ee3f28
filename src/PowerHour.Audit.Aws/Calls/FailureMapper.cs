using System.Globalization;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using PowerHour.Audit.Aws.Endpoints;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Turns whatever leaves the SDK's pipeline into an <see cref="AwsCallException"/>.</summary>
internal static class FailureMapper
{
    /// <summary>The failure of one call.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="thrown">What the pipeline threw.</param>
    /// <param name="context">What the session knows besides.</param>
    public static AwsCallException Map(AwsCall call, Exception thrown, FailureContext context)
    {
        if (thrown is ServiceErrorException { Error: var error })
        {
            return FromService(call, error, thrown, context);
        }

        var failure = Kind(thrown, context);
        return new(call, failure, failure.ToString(), Message(call, thrown, failure), thrown) { Throttles = context.Throttles, At = context.At };
    }

    private static AwsCallException FromService(AwsCall call, ServiceError error, Exception thrown, FailureContext context)
    {
        var isLacking = context.HasOwnEndpoint && FailureClassifier.IsPage(error);
        var message = isLacking ? $"the endpoint does not offer {call.FullName}: it answered HTTP {error.Status} with a page" : error.Message.Length > 0 ? error.Message : string.Create(CultureInfo.InvariantCulture, $"{call.FullName} answered HTTP {error.Status}.");
        return new(call, isLacking ? AwsCallFailure.NotImplemented : FailureClassifier.Classify(error, context.CredentialsProven), error.Code, message, thrown)
        {
            HttpStatus = error.Status,
            RequestId = error.RequestId,
            BucketRegion = error.BucketRegion,
            Throttles = context.Throttles,
            At = context.At,
        };
    }

    private static AwsCallFailure Kind(Exception thrown, FailureContext context) => thrown switch
    {
        OperationCanceledException => context.IsCancelled ? AwsCallFailure.Cancelled : AwsCallFailure.Timeout,
        TimeoutException => AwsCallFailure.Timeout,
        InputException => AwsCallFailure.BadRequest,
        EndpointParameterException => AwsCallFailure.UnsupportedInRegion,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } when !context.HasOwnEndpoint => AwsCallFailure.UnsupportedInRegion,
        HttpRequestException or IOException or System.Net.Sockets.SocketException => AwsCallFailure.Network,
        AmazonUnmarshallingException or JsonException or XmlException or InvalidDataException or FormatException => AwsCallFailure.Malformed,

        // Our own service errors are a type of their own, so this one comes from the service that gives credentials out.
        AmazonServiceException { ErrorCode: "ExpiredToken" or "ExpiredTokenException" } => AwsCallFailure.ExpiredToken,
        _ => AwsCallFailure.InvalidCredentials,
    };

    private static string Message(AwsCall call, Exception thrown, AwsCallFailure failure) => failure switch
    {
        AwsCallFailure.Cancelled => $"{call} was cancelled.",
        AwsCallFailure.Malformed => $"{call} gave an answer that cannot be read: {thrown.Message}",
        AwsCallFailure.InvalidCredentials => $"No usable AWS credentials: {CredentialFailure.Of(thrown.Message)}",
        _ => $"{call} failed: {OneLine(thrown.Message)}",
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
