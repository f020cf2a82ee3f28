namespace PowerHour.Audit.Aws.Collection;

/// <summary>The services through which data and requests reach models, and the account with what binds it: what their resources refer to is read in full, although they are not machine learning's own.</summary>
internal static class FollowedServices
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "apigateway", "apigatewayv2", "events", "firehose", "glue", "kinesis", "kinesisanalyticsv2", "lambda", "organizations", "redshift", "scheduler", "stepfunctions", "sts",
    };

    /// <summary>Whether references of the service's resources are followed.</summary>
    /// <param name="service">The service's key.</param>
    /// <returns>True where they are.</returns>
    public static bool Contains(string service) => Keys.Contains(service);
}
