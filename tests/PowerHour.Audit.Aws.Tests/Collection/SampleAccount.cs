using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Tests.Collection;

/// <summary>An account with one resource of every type, made from the service models: every call that the pages name has a full answer.</summary>
internal static class SampleAccount
{
    private const int MostDepth = 7;

    private static readonly Dictionary<string, string> Wanted = Collected.Catalog.Types.SelectMany(t => t.Details).SelectMany(d => d.When)
        .Where(w => w.Value[0] is not null).GroupBy(w => w.Key.Split('.')[^1], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value[0]!, StringComparer.Ordinal);

    private static readonly IReadOnlyDictionary<string, JsonElement> Answers = MakeAll();

    /// <summary>Every call that reading all types can make.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. Collected.Catalog.Types.SelectMany(t => t.CallSteps).Select(c => c.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static FakeAwsCalls Calls(bool withSearch = false)
    {
        var aws = new FakeAwsCalls();
        foreach (var (operation, answer) in Answers)
        {
            aws.Answer(operation, answer);
        }

        aws["sts:GetCallerIdentity"] = """{"Account":"111122223333","Arn":"arn:aws:iam::111122223333:user/audit"}""";
        if (!withSearch)
        {
            aws.Fail("sagemaker:Search", AwsCallFailure.AccessDenied);
        }

        return aws;
    }

    public static JsonObject Answer(string operation) => JsonObject.Create(Answers[operation])!;

    private static Dictionary<string, JsonElement> MakeAll()
    {
        var answers = Collected.Catalog.Types.SelectMany(t => t.CallSteps).Select(c => c.Name).Append("sagemaker:Search").Distinct(StringComparer.Ordinal)
            .ToDictionary(n => n, Make, StringComparer.Ordinal);
        foreach (var type in Collected.Catalog.Types)
        {
            foreach (var item in type.List is { } list ? Objects(answers[list.Call.Name], list.Items) : [])
            {
                Name(type, item);
                foreach (var refusal in type.Refusals)
                {
                    (item[refusal.Root] as JsonObject)?.Remove(refusal.Steps.Last());
                }
            }

            foreach (var plain in type.Details.Where(d => d.Into.Length == 0))
            {
                Name(type, plain.Take is { } take ? Objects(answers[plain.Call.Name], take).First() : answers[plain.Call.Name]);
            }
        }

        return answers.ToDictionary(a => a.Key, a => JsonSerializer.SerializeToElement(a.Value), StringComparer.Ordinal);
    }

    private static JsonObject Make(string operation)
    {
        var model = ServiceModels.Find(operation);
        var answer = model.Output is { } output ? (JsonObject)Value(output, "", 0)! : [];
        foreach (var token in model.Paging?.OutputTokens.Append(model.Paging.MoreResults ?? "") ?? [])
        {
            answer.Remove(token.Split('.')[0]);
        }

        return answer;
    }

    private static void Name(ResourceDescriptor type, JsonObject item)
    {
        foreach (var (member, value) in new[] { (type.Id.Text, $"{type.Type.FileName}-1"), (type.Arn, $"arn:aws:{type.Service}:eu-west-1:111122223333:{type.Type.FileName}/1") })
        {
            if (item.ContainsKey(member))
            {
                item[member] = value;
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node, JsonPath path)
    {
        IEnumerable<JsonNode?> found = [node];
        foreach (var step in path.Steps)
        {
            found = step == "[]" ? found.SelectMany(n => (n as JsonArray)?.AsEnumerable() ?? []) : step == "{}" ? found.SelectMany(n => n is JsonObject map ? map.Select(p => p.Value) : []) : found.Select(n => (n as JsonObject)?[step]);
        }

        return found.SelectMany(n => n is JsonArray list ? list.AsEnumerable() : [n]).OfType<JsonObject>();
    }

    private static JsonNode? Value(Shape shape, string member, int depth) => shape.Kind switch
    {
        ShapeKind.Structure => depth > MostDepth ? new JsonObject() : new JsonObject(shape.Members.Select(m => KeyValuePair.Create(m.Name, Value(m.Shape, m.Name, depth + 1)))),
        ShapeKind.List => depth > MostDepth ? new JsonArray() : new JsonArray(Value(shape.Item!, member, depth + 1)),
        ShapeKind.Map => depth > MostDepth ? new JsonObject() : new JsonObject([KeyValuePair.Create("k", Value(shape.Item!, member, depth + 1))]),
        ShapeKind.String => Text(shape, member),
        ShapeKind.Boolean => true,
        ShapeKind.Timestamp => "2026-01-01T00:00:00Z",
        ShapeKind.Blob => "",
        ShapeKind.PolicyDocument => new JsonObject { ["Statement"] = new JsonArray() },
        ShapeKind.Any => new JsonObject(),
        _ => 1,
    };

    private static string Text(Shape shape, string member) =>
        Wanted.TryGetValue(member, out var wanted) ? wanted
        : shape.EnumValues.Count > 0 ? shape.EnumValues[0]
        : member == "ModelDataUrl" ? "s3://sample-of-others/model.tar.gz"
        : member.EndsWith("Region", StringComparison.OrdinalIgnoreCase) ? "eu-west-1"
        : member.EndsWith("Arn", StringComparison.OrdinalIgnoreCase) ? $"arn:aws:any:eu-west-1:111122223333:{member}"
        : $"{member}-1";
}
