using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PowerHour.Audit.Aws.Tests.Calls;

/// <summary>Signature Version 4 computed anew from what arrived, to AWS's published description and without any SDK.</summary>
internal sealed record SignatureCheck(string AccessKey, string Region, string Service, bool IsRight)
{
    public static SignatureCheck Of(ServerRequest request, string secret)
    {
        var parts = request.Header("Authorization")["AWS4-HMAC-SHA256 ".Length..].Split(',', StringSplitOptions.TrimEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        var scope = parts["Credential"].Split('/');
        var (date, region, service) = (scope[1], scope[2], scope[3]);
        var canonical = Canonical(request, parts["SignedHeaders"].Split(';'), service);
        var toSign = $"AWS4-HMAC-SHA256\n{request.Header("X-Amz-Date")}\n{date}/{region}/{service}/aws4_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + secret), date), region), service), "aws4_request");
        return new(scope[0], region, service, string.Equals(Hex(Mac(key, toSign)), parts["Signature"], StringComparison.Ordinal));
    }

    private static string Canonical(ServerRequest request, string[] signed, string service)
    {
        // Every service but S3 signs the path as it is on the wire, encoded once more.
        var path = service is "s3" ? request.Path : string.Join('/', request.Path.Split('/').Select(Uri.EscapeDataString));
        var query = string.Join('&', request.QueryString.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Contains('=', StringComparison.Ordinal) ? p : p + "=")
            .Order(StringComparer.Ordinal));
        var headers = string.Concat(signed.Select(h => $"{h}:{request.Header(h).Trim()}\n"));
        return string.Create(CultureInfo.InvariantCulture, $"{request.Method}\n{path}\n{query}\n{headers}\n{string.Join(';', signed)}\n{Hex(SHA256.HashData(request.Body))}");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
