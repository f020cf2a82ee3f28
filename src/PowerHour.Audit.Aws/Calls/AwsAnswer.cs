using System.Text.Json;
using System.Text.Json.Nodes;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>What AWS answered to one call: the body as the AWS CLI prints it, and where it came from, for evidence.</summary>
/// <param name="Body">The answer, a JSON object; immutable, and valid as long as it is referenced.</param>
/// <param name="RequestId">The id that AWS gave the request, or empty when it gave none.</param>
/// <param name="AnsweredAt">When the answer arrived.</param>
public sealed record AwsAnswer(JsonElement Body, string RequestId, DateTimeOffset AnsweredAt)
{
    /// <summary>HTTP status of the answer.</summary>
    public int HttpStatus { get; init; } = 200;

    /// <summary>How many attempts were throttled before this answer came; what <see cref="CallLimiter"/> listens to.</summary>
    public int Throttles { get; init; }

    /// <summary>A fresh, changeable view of <see cref="Body"/>; nodes are made when touched, so it costs little.</summary>
    public JsonObject ToJsonObject() => JsonObject.Create(Body)!;
}
