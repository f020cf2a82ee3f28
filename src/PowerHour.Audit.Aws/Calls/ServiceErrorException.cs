using System.Net;
using Amazon.Runtime;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>A service's refusal on its way through the SDK's pipeline, whose retry and clock-skew logic reads the base members.</summary>
internal sealed class ServiceErrorException(ServiceError error, Exception? inner)
    : AmazonServiceException(
        error.Message,
        inner,
        error.Status < 500 ? ErrorType.Sender : ErrorType.Receiver,
        FailureClassifier.IsThrottle(error) ? "ThrottlingException" : error.Code,
        error.RequestId,
        (HttpStatusCode)error.Status)
{
    /// <summary>What the service said, in full.</summary>
    public ServiceError Error { get; } = error;
}
