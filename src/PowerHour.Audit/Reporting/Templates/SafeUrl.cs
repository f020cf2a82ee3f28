namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Lets through only addresses that a reader may follow.</summary>
internal static class SafeUrl
{
    /// <summary>The address, or <c>#</c> where it is not an absolute <c>http</c> or <c>https</c> one.</summary>
    public static string Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri.AbsoluteUri : "#";
}
