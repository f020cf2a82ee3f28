using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Tests.Collection;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Moto;

/// <summary>Our answers are boto3's: the lists of all types, over every protocol.</summary>
public sealed class SameAsBotoTests(MotoServer moto, ITestOutputHelper output) : IClassFixture<MotoServer>
{
    [Fact]
    public async Task Lists_answer_as_in_boto3()
    {
        moto.Need();
        var calls = Collected.Catalog.Types.Where(t => t.List is { For: null }).Select(t => t.List!.Call)
            .Where(c => !c.Input.ToJsonString().Contains("${", StringComparison.Ordinal)).DistinctBy(c => $"{c.Name} {c.Input.ToJsonString()}", StringComparer.Ordinal)
            .SelectMany(c => new[] { "eu-west-1", "us-east-1" }.Select(r => new AwsCall(c.Service, r, c.Operation, (JsonObject)c.Input.DeepClone()))).ToArray();
        var theirs = await AskBotoAsync(calls);
        using var session = MotoScanTests.Session(moto.Url);
        var (equal, failed, wrong) = (0, 0, new List<string>());
        for (var i = 0; i < calls.Length; i++)
        {
            var ours = await OursAsync(session, calls[i]);
            if (ours is null || theirs[i].TryGetProperty("$failed", out _))
            {
                failed++;
                wrong.AddRange(ours is null == theirs[i].TryGetProperty("$failed", out _) ? [] : [$"{calls[i]}: only one of the two failed"]);
            }
            else if (Same(ours.Value, theirs[i]))
            {
                equal++;
            }
            else
            {
                wrong.Add($"{calls[i]}: ours {ours} theirs {theirs[i]}");
            }
        }

        output.WriteLine($"{calls.Length} calls: {equal} equal, {failed} not offered to either, {wrong.Count} different");
        wrong.ForEach(output.WriteLine);
        Assert.Equal("", string.Join('\n', wrong));
    }

    private static async Task<JsonElement?> OursAsync(AwsSession session, AwsCall call)
    {
        try
        {
            return (await session.CallAsync(call, TestContext.Current.CancellationToken)).Body;
        }
        catch (AwsCallException)
        {
            return null;
        }
    }

    private async Task<JsonElement[]> AskBotoAsync(IEnumerable<AwsCall> calls)
    {
        var asked = new { calls = calls.Select(c => new { service = c.Service, operation = c.Operation, region = c.Region, input = c.Input }) };
        var answer = await MotoServer.AskAsync("ask.py", moto.Url, JsonSerializer.Serialize(asked));
        return [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }

    /// <summary>All that boto3 tells we tell alike. We also keep members that the service model does not know, and moto dates some things at the time of the call.</summary>
    private static bool Same(JsonElement ours, JsonElement theirs) => (ours.ValueKind, theirs.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => theirs.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null)
            .All(m => ours.TryGetProperty(m.Name, out var own) && Same(own, m.Value)),
        (JsonValueKind.Array, JsonValueKind.Array) => ours.GetArrayLength() == theirs.GetArrayLength() && ours.EnumerateArray().Zip(theirs.EnumerateArray()).All(p => Same(p.First, p.Second)),
        (JsonValueKind.String, JsonValueKind.String) => ours.GetString() == theirs.GetString() || (Time(ours) is { } a && Time(theirs) is { } b && (a - b).Duration() < TimeSpan.FromMinutes(1)),
        (JsonValueKind.Number, JsonValueKind.Number) => ours.GetDouble().Equals(theirs.GetDouble()),
        _ => ours.ValueKind == theirs.ValueKind,
    };

    private static DateTimeOffset? Time(JsonElement text) =>
        DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
