namespace PowerHour.Audit.AwsServices.Models;

/// <summary>One named member of a structure.</summary>
/// <param name="Name">The name in our JSON: what the AWS CLI prints and what rules write.</param>
/// <param name="Shape">What the member holds.</param>
/// <param name="IsRequired">Whether the service promises (answers) or demands (requests) it.</param>
/// <param name="WireName">The name in the HTTP message: JSON key, XML element, header, query key or path placeholder.</param>
/// <param name="Location">Where in the HTTP message it travels.</param>
public sealed record Member(string Name, Shape Shape, bool IsRequired, string WireName, MemberLocation Location)
{
    /// <summary>Whether a list or map here lacks its enclosing XML element or query-string level.</summary>
    public bool IsFlattened { get; init; }

    /// <summary>The name that the EC2 dialect uses in requests instead of <see cref="WireName"/>, or null.</summary>
    public string? QueryName { get; init; }

    /// <summary>Whether the value travels as an XML attribute of the enclosing element.</summary>
    public bool IsXmlAttribute { get; init; }

    /// <summary>Name of the endpoint parameter that this input member also is (<c>Bucket</c> of S3), or null.</summary>
    public string? EndpointParameter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Shape}";
}
