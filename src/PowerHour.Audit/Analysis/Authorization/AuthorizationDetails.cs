using System.Buffers;
using System.Text.Json;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>Puts the users, roles, groups and policies of a snapshot back into the form of <c>aws iam get-account-authorization-details</c>, from which they were read.</summary>
internal static class AuthorizationDetails
{
    private static readonly (string List, ResourceType Type)[] Lists =
    [
        ("UserDetailList", new("AWS::IAM::User")), ("GroupDetailList", new("AWS::IAM::Group")),
        ("RoleDetailList", new("AWS::IAM::Role")), ("Policies", new("AWS::IAM::ManagedPolicy")),
    ];

    /// <summary>The gaps that leave the lists incomplete.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IReadOnlyList<string> GapsOf(ResourceStore store) =>
        [.. Lists.SelectMany(l => store.GapsOf(l.Type)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The document.</summary>
    /// <param name="store">The snapshot.</param>
    /// <param name="isComplete">Whether the lists were read whole.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static ReadOnlyMemory<byte> Of(ResourceStore store, bool isComplete)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (list, type) in Lists)
            {
                json.WriteStartArray(list);
                foreach (var resource in store.Stream(type))
                {
                    json.WriteRawValue(resource.Data.Span, skipInputValidation: true);
                }

                json.WriteEndArray();
            }

            json.WriteBoolean("IsTruncated", !isComplete);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
