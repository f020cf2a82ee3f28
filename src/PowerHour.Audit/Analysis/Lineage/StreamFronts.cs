using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds the methods of REST APIs that put records into a stream. Their address names the service and the action; the stream stands in a template, whose text is not kept.</summary>
/// <remarks>A method whose role may put records into exactly this stream and no other is taken to do so.</remarks>
/// <param name="context">The account.</param>
internal sealed class StreamFronts(AnalysisContext context)
{
    private static readonly ResourceType Part = new("AWS::ApiGateway::Resource");
    private static readonly Dictionary<string, (string Mark, string Action)> Kinds = new(StringComparer.Ordinal)
    {
        ["AWS::Kinesis::Stream"] = (":kinesis:action/PutRecord", "kinesis:PutRecord"),
        ["AWS::KinesisFirehose::DeliveryStream"] = (":firehose:action/PutRecord", "firehose:PutRecord"),
    };

    /// <summary>The methods.</summary>
    /// <param name="stream">The stream or delivery stream; another resource has none.</param>
    /// <returns>Edges as a field that named the stream would have made them, each with its role.</returns>
    public IEnumerable<(Edge Edge, string Evidence)> Of(Node stream)
    {
        if (!Kinds.TryGetValue(stream.Type.Name, out var kind))
        {
            yield break;
        }

        foreach (var part in context.Store.Stream(Part).Where(p => p.Region == stream.Region))
        {
            foreach (var (place, method) in JsonPath.Parse("resourceMethods{}").Select(part.Properties))
            {
                var uri = JsonPath.Parse("methodIntegration.uri").FirstText(method);
                if (uri?.Contains(kind.Mark, StringComparison.Ordinal) == true && JsonPath.Parse("methodIntegration.credentials").FirstText(method) is { } role && OnlyOn(role, stream, kind.Action) && context.Graph.Find(part.Arn) is { } node)
                {
                    yield return (new Edge("fronts", node, stream, $"{place}.methodIntegration.uri"), $"{role} may {kind.Action} here and on no other");
                }
            }
        }
    }

    private bool OnlyOn(string role, Node stream, string action) =>
        context.Effective.Can(role, stream.Arn, action) is { Answer: AccessAnswer.Yes } && context.Effective.Can(role, $"{stream.Arn[..(stream.Arn.LastIndexOf('/') + 1)]}powerhour-asks-about-any-other", action) is null;
}
