using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Writes a request of the REST protocols: path, query string, headers, and a JSON body where there are members for it.</summary>
internal static class RestRequestWriter
{
    private const string BucketLabel = "/{Bucket}";

    /// <summary>The request for one call.</summary>
    public static WireRequest Write(ServiceModel service, OperationModel operation, JsonObject input)
    {
        var request = Start(service, operation);
        foreach (var member in operation.Input?.Members ?? [])
        {
            if (input[member.Name] is { } value)
            {
                Place(request, member, value);
            }
        }

        WriteBody(service, operation, input, request);
        return request;
    }

    private static WireRequest Start(ServiceModel service, OperationModel operation)
    {
        var parts = operation.Path.Split('?', 2);
        var request = new WireRequest(operation.Method, PathOf(service, parts[0]));
        foreach (var pair in parts.Length == 2 ? parts[1].Split('&') : [])
        {
            var (key, value) = pair.Split('=', 2) is [var k, var v] ? (k, v) : (pair, null);
            request.FixedQuery.Add(new(key, value));
        }

        return request;
    }

    /// <summary>S3's endpoint rules put the bucket into the URL, as host or as first part of the path; it must not come twice.</summary>
    private static string PathOf(ServiceModel service, string path) =>
        service.Key is "s3" && path.StartsWith(BucketLabel, StringComparison.Ordinal) ? "/" + path[BucketLabel.Length..].TrimStart('/') : path;

    private static void Place(WireRequest request, Member member, JsonNode value)
    {
        switch (member.Location)
        {
            case MemberLocation.Uri:
                PlaceLabel(request, member, value);
                break;
            case MemberLocation.QueryString:
                PlaceQuery(request, member, value);
                break;
            case MemberLocation.Header:
                request.Headers[member.WireName] = InputText.Of(value, member.Shape, TimestampFormat.Rfc822);
                break;
        }
    }

    private static void PlaceLabel(WireRequest request, Member member, JsonNode value)
    {
        foreach (var label in (string[])[$"{{{member.WireName}}}", $"{{{member.WireName}+}}"])
        {
            if (request.Path.Contains(label, StringComparison.Ordinal))
            {
                request.Labels[label] = InputText.Of(value, member.Shape, TimestampFormat.Iso8601);
            }
        }
    }

    private static void PlaceQuery(WireRequest request, Member member, JsonNode value)
    {
        switch (value)
        {
            case JsonArray items:
                request.Query.AddRange(items.OfType<JsonNode>().Select(i => KeyValuePair.Create(member.WireName, InputText.Of(i, member.Shape.Item!, TimestampFormat.Iso8601))));
                break;
            case JsonObject map:
                request.Query.AddRange(map.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, InputText.Of(e.Value!, member.Shape.Item!, TimestampFormat.Iso8601))));
                break;
            default:
                request.Query.Add(new(member.WireName, InputText.Of(value, member.Shape, TimestampFormat.Iso8601)));
                break;
        }
    }

    /// <summary>An operation with body members gets a body even when none is set: some services refuse an empty one.</summary>
    private static void WriteBody(ServiceModel service, OperationModel operation, JsonObject input, WireRequest request)
    {
        if (operation.Method is "GET" or "HEAD" || operation.Input?.Members.Any(m => m.Location == MemberLocation.Body) != true)
        {
            return;
        }

        if (service.Protocol == WireProtocol.RestXml)
        {
            throw new InputException($"{operation.FullName} takes an XML body, which no read needs so far; teach RestRequestWriter to write it.");
        }

        request.Headers["Content-Type"] = "application/json";
        request.Body = JsonInput.Write(input, operation.Input);
    }
}
