namespace PowerHour.Audit.AwsServices.Models;

/// <summary>Where a member travels in the HTTP message.</summary>
public enum MemberLocation
{
    /// <summary>In the body: the default.</summary>
    Body,

    /// <summary>In a <c>{placeholder}</c> of the path.</summary>
    Uri,

    /// <summary>In the query string.</summary>
    QueryString,

    /// <summary>In one header.</summary>
    Header,

    /// <summary>The HTTP status itself (answers only).</summary>
    StatusCode,
}
