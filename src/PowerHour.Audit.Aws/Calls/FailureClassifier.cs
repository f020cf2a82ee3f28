using System.Collections.Frozen;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Sorts what services say into <see cref="AwsCallFailure"/>: by code, then by the ending of the code, by message, by status.</summary>
internal static class FailureClassifier
{
    private static readonly FrozenDictionary<string, AwsCallFailure> ByCode = Table(
        (AwsCallFailure.AccessDenied, "AccessDenied AccessDeniedException UnauthorizedOperation AuthorizationError AuthorizationErrorException UnauthorizedException NotAuthorized NotAuthorizedException Forbidden ForbiddenException AllAccessDisabled UnauthorizedAccess InsufficientPrivilegesException 403"),
        (AwsCallFailure.Throttled, "Throttling ThrottlingException ThrottledException RequestThrottled RequestThrottledException TooManyRequestsException TooManyRequests ProvisionedThroughputExceededException RequestLimitExceeded BandwidthLimitExceeded LimitExceededException SlowDown PriorRequestNotComplete EC2ThrottledException RateExceeded 429"),
        (AwsCallFailure.NotFound, "404 AWSOrganizationsNotInUseException WAFNonexistentItemException NoSuchEntity EntityNotFoundException ReportNotPresent CredentialReportNotPresentException"),
        (AwsCallFailure.ExpiredToken, "ExpiredToken ExpiredTokenException RequestExpired TokenRefreshRequired"),
        (AwsCallFailure.InvalidCredentials, "SignatureDoesNotMatch InvalidSignatureException MissingAuthenticationToken MissingAuthenticationTokenException InvalidToken IncompleteSignatureException RequestTimeTooSkewed"),
        (AwsCallFailure.UnsupportedInRegion, "OptInRequired SubscriptionRequiredException RegionDisabledException UnsupportedOperation UnsupportedOperationException InvalidRegionException UnsupportedRegion"),
        (AwsCallFailure.Timeout, "RequestTimeout RequestTimeoutException 408"),
        (AwsCallFailure.NotImplemented, "NotImplemented NotImplementedException NotImplementedError UnknownOperationException InvalidAction 501"));

    /// <summary>Codes that mean bad credentials, or good ones in a Region that the account has not enabled.</summary>
    private static readonly FrozenSet<string> Unrecognised =
        FrozenSet.Create(StringComparer.Ordinal, "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "AuthFailure");

    private static readonly string[] AbsenceStarts = ["NoSuch"];

    private static readonly string[] AbsenceEnds =
        ["NotFound", "NotFoundException", "NotFoundError", "NotFoundFault", "DoesNotExist", "DoesNotExistException", "NotExistException"];

    /// <summary>What the message says of who denied; the first that fits holds. AWS words them "in a …" and "because no … allows".</summary>
    private static readonly (string Fragment, AwsCallFailure Failure)[] Denials =
    [
        ("service control policy", AwsCallFailure.DeniedByScp),
        ("resource control policy", AwsCallFailure.DeniedByRcp),
        ("permissions boundary", AwsCallFailure.DeniedByBoundary),
        ("session policy", AwsCallFailure.DeniedBySessionPolicy),
        ("VPC endpoint policy", AwsCallFailure.DeniedByEndpointPolicy),
    ];

    /// <summary>Refusals that mean "the service is not switched on": Macie and Security Hub say so instead of an empty answer.</summary>
    private static readonly string[] NotEnabled = ["is not enabled", "is not subscribed", "not subscribed to"];

    /// <summary>Validation errors that mean "there is none": SageMaker says so instead of a code of its own.</summary>
    private static readonly string[] Absent = ["could not find", "cannot find", "does not exist", "not found"];

    /// <summary>The failure that a service's error stands for.</summary>
    /// <param name="error">What the service said.</param>
    /// <param name="credentialsProven">Whether the same credentials have already been accepted: an unknown key then means a Region that is not enabled.</param>
    public static AwsCallFailure Classify(ServiceError error, bool credentialsProven)
    {
        if (Unrecognised.Contains(error.Code))
        {
            return credentialsProven ? AwsCallFailure.UnsupportedInRegion : AwsCallFailure.InvalidCredentials;
        }

        var failure = Known(error.Code) ?? ByStatus(error.Status);
        return failure switch
        {
            AwsCallFailure.AccessDenied => Denied(error.Message),
            AwsCallFailure.BadRequest when Says(error.Message, Absent) || Says(error.Message, NotEnabled) => AwsCallFailure.NotFound,
            _ => failure,
        };
    }

    /// <summary>Whether an attempt that failed this way was throttled.</summary>
    public static bool IsThrottle(ServiceError error) => Known(error.Code) == AwsCallFailure.Throttled || error.Status == 429;

    /// <summary>Whether an answer is a web server's page and no service's error: so an emulator answers what it does not offer.</summary>
    /// <param name="error">What was answered.</param>
    /// <returns>True for a page of HTML with status 404 or 500.</returns>
    public static bool IsPage(ServiceError error) =>
        error.Status is 404 or 500 && error.Message.StartsWith('<') && error.Message.Contains("<html", StringComparison.OrdinalIgnoreCase);

    private static AwsCallFailure? Known(string code) =>
        ByCode.TryGetValue(code, out var failure) ? failure
        : AbsenceStarts.Any(s => code.StartsWith(s, StringComparison.Ordinal)) || AbsenceEnds.Any(e => code.EndsWith(e, StringComparison.Ordinal)) ? AwsCallFailure.NotFound
        : null;

    private static AwsCallFailure Denied(string message)
    {
        if (Says(message, NotEnabled))
        {
            return AwsCallFailure.NotFound;
        }

        foreach (var (fragment, failure) in Denials)
        {
            if (message.Contains(fragment, StringComparison.OrdinalIgnoreCase))
            {
                return failure;
            }
        }

        return AwsCallFailure.AccessDenied;
    }

    private static AwsCallFailure ByStatus(int status) => status switch
    {
        401 or 403 => AwsCallFailure.AccessDenied,
        404 => AwsCallFailure.NotFound,
        408 => AwsCallFailure.Timeout,
        429 => AwsCallFailure.Throttled,
        501 => AwsCallFailure.NotImplemented,
        >= 500 => AwsCallFailure.ServerError,
        _ => AwsCallFailure.BadRequest,
    };

    private static bool Says(string message, string[] fragments) => fragments.Any(f => message.Contains(f, StringComparison.OrdinalIgnoreCase));

    private static FrozenDictionary<string, AwsCallFailure> Table(params (AwsCallFailure Failure, string Codes)[] rows) => rows
        .SelectMany(r => r.Codes.Split(' ').Select(c => KeyValuePair.Create(c, r.Failure)))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
