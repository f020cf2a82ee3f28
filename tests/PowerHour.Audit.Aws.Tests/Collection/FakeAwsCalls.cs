using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;

namespace PowerHour.Audit.Aws.Tests.Collection;

/// <summary>AWS as a dictionary. A key is <c>service:Operation</c>, then a region or a text of the request that the answer is for; the longest key wins.</summary>
internal sealed class FakeAwsCalls : IAwsCalls
{
    private readonly Dictionary<string, JsonElement> _answers = new(StringComparer.Ordinal);

    private readonly Dictionary<string, (AwsCallFailure Failure, string Code, string Message)> _failures = new(StringComparer.Ordinal);

    public FakeAwsCalls()
    {
        this["sts:GetCallerIdentity"] = """{"Account":"111122223333","Arn":"arn:aws:sts::111122223333:assumed-role/audit/s"}""";
        this["ec2:DescribeRegions"] = """{"Regions":[{"RegionName":"us-east-1"},{"RegionName":"eu-west-1"}]}""";
    }

    public ConcurrentQueue<AwsCall> Made { get; } = new();

    /// <summary>Told of each call before it is answered.</summary>
    public Action<AwsCall> Seen { get; set; } = _ => { };

    public string this[string key]
    {
        set => Answer(key, JsonSerializer.Deserialize<JsonElement>(value));
    }

    public void Answer(string key, JsonElement body) => _answers[key] = body;

    public IEnumerable<AwsCall> Of(string fullName) => Made.Where(c => c.FullName == fullName);

    public void Fail(string key, AwsCallFailure failure, string code = "AnError", string message = "refused") => _failures[key] = (failure, code, message);

    public Task<AwsAnswer> CallAsync(AwsCall call, CancellationToken cancel)
    {
        Made.Enqueue(call);
        Seen(call);
        if (cancel.IsCancellationRequested)
        {
            throw new AwsCallException(call, AwsCallFailure.Cancelled, "Cancelled", "cancelled");
        }

        var keys = Keys(call).ToArray();
        foreach (var key in keys)
        {
            if (_failures.TryGetValue(key, out var f))
            {
                throw new AwsCallException(call, f.Failure, f.Code, f.Message);
            }

            if (_answers.TryGetValue(key, out var answer))
            {
                return Task.FromResult(Answered(answer));
            }
        }

        return Task.FromResult(Answered(JsonSerializer.Deserialize<JsonElement>("{}")));
    }

    public async IAsyncEnumerable<AwsAnswer> PagesAsync(AwsCall call, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in Pager.PagesAsync(this, call, 100, cancel))
        {
            yield return page;
        }
    }

    private static AwsAnswer Answered(JsonElement body) => new(body, "req", new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    private static IEnumerable<string> Keys(AwsCall call)
    {
        var texts = Texts(call.Input).Reverse().ToArray();
        return [.. texts.Select(t => $"{call.FullName} {call.Region} {t}"), .. texts.Select(t => $"{call.FullName} {t}"), $"{call.FullName} {call.Region}", call.FullName];
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Texts(p.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
