using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Puts a JSON input on the wire in the service's protocol.</summary>
internal static class RequestWriter
{
    /// <summary>The request for one call.</summary>
    /// <exception cref="InputException">A required member is missing, or a value has the wrong type.</exception>
    public static WireRequest Write(ServiceModel service, OperationModel operation, JsonObject input)
    {
        RequireMembers(operation, input);
        return service.Protocol switch
        {
            WireProtocol.Json => Json(service, operation, input),
            WireProtocol.Query => Form(service, operation, input, ec2: false),
            WireProtocol.Ec2 => Form(service, operation, input, ec2: true),
            _ => RestRequestWriter.Write(service, operation, input),
        };
    }

    /// <summary>A missing or empty label would turn <c>GET /{Bucket}</c> into another operation, so it never leaves.</summary>
    private static void RequireMembers(OperationModel operation, JsonObject input)
    {
        foreach (var member in operation.Input?.Members ?? [])
        {
            if (member.IsRequired && (input[member.Name] is not { } value || (member.Location == MemberLocation.Uri && InputText.Of(value, member.Shape, TimestampFormat.Iso8601).Length == 0)))
            {
                throw new InputException($"{operation.FullName} needs '{member.Name}'.");
            }
        }
    }

    private static WireRequest Json(ServiceModel service, OperationModel operation, JsonObject input)
    {
        var request = new WireRequest(operation.Method, "/") { Body = JsonInput.Write(input, operation.Input) };
        request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{operation.Name}";
        request.Headers["Content-Type"] = $"application/x-amz-json-{service.JsonVersion}";
        return request;
    }

    private static WireRequest Form(ServiceModel service, OperationModel operation, JsonObject input, bool ec2)
    {
        var request = new WireRequest(operation.Method, "/") { Body = FormInput.Write(service, operation, input, ec2) };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        return request;
    }
}
