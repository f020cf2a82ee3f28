using System.Collections.Frozen;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Input that is always sent, whatever the caller says: it keeps secrets out of answers where no IAM policy can.</summary>
internal static class FixedInput
{
    private static readonly FrozenDictionary<string, (string Member, bool Value)> Always = new Dictionary<string, (string, bool)>(StringComparer.Ordinal)
    {
        ["glue:GetConnections"] = ("HidePassword", true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The input to send: <paramref name="input"/> itself unless something has to be set.</summary>
    public static JsonObject Apply(OperationModel operation, JsonObject? input)
    {
        if (!Always.TryGetValue(operation.FullName, out var always))
        {
            return input ?? [];
        }

        var changed = (JsonObject?)input?.DeepClone() ?? [];
        changed[always.Member] = always.Value;
        return changed;
    }
}
