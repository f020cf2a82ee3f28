using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>
/// Whose policy decides about a resource: an object's bucket, a table's catalog, a model package's group. Sources: the pages on resource policies
/// of each service (AmazonS3 access-policy-language-overview, glue resource-policies, lambda access-control-resource-based, apigateway
/// apigateway-resource-policies, sagemaker model-registry-deploy-xaccount).
/// </summary>
internal static class ResourceOwner
{
    /// <summary>The ARN of the owner; the resource itself where it has its own policy. Also for patterns.</summary>
    internal static string Of(string resource)
    {
        if (!resource.StartsWith("arn:", StringComparison.Ordinal) || Rest(resource) is not (> 0 and var rest))
        {
            return resource;
        }

        var tail = resource.AsSpan(rest);
        return Service(resource) switch
        {
            "s3" => OfObject(resource, rest),
            "lambda" when tail.StartsWith("function:") => Cut(resource, resource.IndexOf(':', rest + "function:".Length)),
            "glue" when IsCatalogued(tail) => $"{resource[..rest]}catalog",
            "execute-api" => OfCall(resource, tail),
            "sagemaker" when tail.StartsWith("model-package/") => $"{resource[..rest]}model-package-group/{First(tail["model-package/".Length..])}",
            _ => resource,
        };
    }

    /// <summary>The service of an ARN.</summary>
    internal static ReadOnlySpan<char> Service(string arn)
    {
        var start = arn.IndexOf(':', "arn:".Length) + 1;
        var end = start == 0 ? -1 : arn.IndexOf(':', start);
        return end < 0 ? [] : arn.AsSpan(start, end - start);
    }

    /// <summary>The parts of a pattern that one owner's policy decides about, as ARNs or patterns.</summary>
    internal static IEnumerable<string> PartsOf(string pattern, string owner)
    {
        if (owner.Contains(":s3:::", StringComparison.Ordinal))
        {
            return Objects(pattern, owner);
        }

        return Of(pattern) == pattern || !pattern.StartsWith("arn:", StringComparison.Ordinal) ? [owner] : [pattern];
    }

    /// <summary>
    /// A star of the pattern may end inside the bucket's name or run on into the key: each star that the bucket's name can bring to an end gives
    /// a pattern of keys.
    /// </summary>
    private static IEnumerable<string> Objects(string pattern, string bucket)
    {
        var start = pattern.StartsWith("arn:", StringComparison.Ordinal) ? Math.Max(Rest(pattern), 0) : 0;
        var slash = pattern.IndexOf('/', start);
        var (name, key) = slash < 0 ? (pattern, "") : (pattern[..slash], pattern[slash..]);
        yield return bucket + key;
        for (var star = name.IndexOf('*', start); star >= 0; star = name.IndexOf('*', star + 1))
        {
            if (!GlobCompiler.Compile(name[..(star + 1)], GlobStyle.Resource).IsMatch(bucket))
            {
                continue;
            }

            yield return $"{bucket}/*{name[(star + 1)..]}{key}";
        }
    }

    private static int Rest(string arn)
    {
        var at = 0;
        for (var colon = 0; colon < 5; colon++)
        {
            at = arn.IndexOf(':', at) + 1;
            if (at == 0)
            {
                return -1;
            }
        }

        return at;
    }

    private static string OfObject(string resource, int rest) =>
        resource[rest - 1] == ':' && resource[rest - 2] == ':' ? Cut(resource, resource.IndexOf('/', rest)) : OfAccessPoint(resource, rest);

    private static string OfAccessPoint(string resource, int rest)
    {
        var tail = resource.AsSpan(rest);
        var end = tail.StartsWith("accesspoint/") ? resource.IndexOf('/', rest + "accesspoint/".Length) : -1;
        return Cut(resource, end);
    }

    private static bool IsCatalogued(ReadOnlySpan<char> tail) =>
        tail.StartsWith("database/") || tail.StartsWith("table/") || tail.StartsWith("tableVersion/") || tail.StartsWith("userDefinedFunction/")
        || tail.StartsWith("connection/") || tail.StartsWith("catalog/");

    private static string OfCall(string resource, ReadOnlySpan<char> tail)
    {
        var fields = resource.Split(':', 6);
        return $"{fields[0]}:{fields[1]}:apigateway:{fields[3]}::/restapis/{First(tail)}";
    }

    private static ReadOnlySpan<char> First(ReadOnlySpan<char> tail) => tail.IndexOf('/') is var slash && slash < 0 ? tail : tail[..slash];

    private static string Cut(string resource, int end) => end < 0 ? resource : resource[..end];
}
