namespace PowerHour.Audit.AwsServices.Models;

/// <summary>How a service puts requests and answers on the wire.</summary>
public enum WireProtocol
{
    /// <summary>JSON bodies; the operation travels in the <c>X-Amz-Target</c> header.</summary>
    Json,

    /// <summary>Form-encoded requests, XML answers (IAM, STS, Redshift).</summary>
    Query,

    /// <summary>The EC2 dialect of <see cref="Query"/>: no result wrapper, lists never nested in requests.</summary>
    Ec2,

    /// <summary>Paths, query strings and headers, with JSON bodies.</summary>
    RestJson,

    /// <summary>Paths, query strings and headers, with XML bodies (S3).</summary>
    RestXml,
}
