using System.Text.Json;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace PowerHour.Audit.Aws.Endpoints;

/// <summary>The functions of the endpoint rule language, done by the SDK's own library of them.</summary>
/// <remarks>One of the two files that use an <c>Internal</c> namespace of AWSSDK.Core; its version is pinned exactly for that reason.</remarks>
internal static class EndpointFunctions
{
    /// <summary>Calls one function.</summary>
    /// <exception cref="NotSupportedException">The rules use a function that did not exist when this was written.</exception>
    public static object? Call(string name, object?[] arguments) => name switch
    {
        "isSet" => arguments[0] is not null,
        "not" => arguments[0] is not true,
        "booleanEquals" or "stringEquals" => Equals(arguments[0], arguments[1]),
        "getAttr" => Fn.GetAttr(arguments[0], (string)arguments[1]!),
        "aws.partition" => Fn.Partition((string)arguments[0]!),
        "aws.parseArn" => Fn.ParseArn((string)arguments[0]!),
        "aws.isVirtualHostableS3Bucket" => Fn.IsVirtualHostableS3Bucket((string)arguments[0]!, (bool)arguments[1]!),
        "isValidHostLabel" => Fn.IsValidHostLabel((string)arguments[0]!, (bool)arguments[1]!),
        "substring" => Fn.Substring((string)arguments[0]!, (int)arguments[1]!, (int)arguments[2]!, (bool)arguments[3]!),
        "uriEncode" => Fn.UriEncode((string)arguments[0]!),
        "parseURL" => Fn.ParseURL((string)arguments[0]!),
        _ => throw new NotSupportedException($"Endpoint rules use the unknown function '{name}'."),
    };

    /// <summary>Fills <c>{name}</c> and <c>{name#path}</c> in a text.</summary>
    public static string Interpolate(string template, Dictionary<string, object?> scope) => Fn.Interpolate(template, scope!);

    /// <summary>Fills the placeholders in all texts of a JSON value.</summary>
    public static string InterpolateJson(JsonElement template, Dictionary<string, object?> scope) => Fn.InterpolateJson(template.GetRawText(), scope!);
}
