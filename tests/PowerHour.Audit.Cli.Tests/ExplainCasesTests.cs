using System.IO.Compression;
using System.Text.Json;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary><c>explain access --cases</c>, and what can be told to <c>explain</c> besides the account.</summary>
public sealed class ExplainCasesTests
{
    private const string Ann = "arn:aws:iam::111122223333:user/ann";

    private const string Details = """
        {"UserDetailList":[{"UserName":"ann","UserId":"AIDAEXAMPLE1","Arn":"arn:aws:iam::111122223333:user/ann","GroupList":[],"UserPolicyList":[{"PolicyName":"p","PolicyDocument":
          {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:Delete*","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}}]}}]}],"RoleDetailList":[]}
        """;

    private static string Documented => Path.Combine(Emulator.Root, "tests", "PowerHour.Audit.Tests", "Iam", "Cases", "documented.jsonl");

    [Fact]
    public async Task Every_documented_case_is_decided_as_documented_by_the_command()
    {
        var ran = await Ran.Of("explain", "access", "--cases", Documented);
        Assert.Equal((0, "454 decided, 0 expected otherwise, 0 lines that are no case"), (ran.Code, ran.Error.Trim()));
        var lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(454, lines.Length);
        Assert.All(lines.Zip(File.ReadLines(Documented)), pair =>
        {
            using var said = JsonDocument.Parse(pair.First);
            using var asked = JsonDocument.Parse(pair.Second);
            Assert.Equal(asked.RootElement.GetProperty("id").GetString(), said.RootElement.GetProperty("id").GetString());
            Assert.Equal(asked.RootElement.GetProperty("expected").GetProperty("decision").GetString(), said.RootElement.GetProperty("decision").GetString());
            Assert.True(said.RootElement.GetProperty("asExpected").GetBoolean());
        });
    }

    [Fact]
    public async Task A_line_that_is_no_case_is_named_and_does_not_end_the_run()
    {
        using var folder = new TemporaryFolder();
        const string Case = """{"id":"a","request":{"principal":"*","action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333"},"policies":{}}""";
        var file = await Write(folder, "cases.jsonl", $"{Case}\n\nnot json\n{Case.Replace("s3:GetObject", "s3", StringComparison.Ordinal)}\n{Case.Replace("\"id\":\"a\",", "", StringComparison.Ordinal)}\n{Case}\n");
        var ran = await Ran.Of("explain", "access", "--cases", file);
        ran.IsMistake("Line 3 is not an access case", "Line 4", "'s3' is not an action", "Line 5", "'id' is missing", "2 decided, 0 expected otherwise, 3 lines");
        Assert.Equal([null, 3, 4, 5, null], ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.TryGetProperty("line", out var n) ? n.GetInt32() : (int?)null));
    }

    [Fact]
    public async Task A_case_that_expects_otherwise_is_1()
    {
        using var folder = new TemporaryFolder();
        var file = await Write(folder, "cases.jsonl", """{"id":"a","request":{"principal":"*","action":"s3:GetObject","resource":"arn:aws:s3:::b/k","resourceAccount":"111122223333"},"policies":{},"expected":{"decision":"Allowed"}}""");
        Assert.Equal(1, (await Ran.Of("explain", "access", "--cases", file)).Code);
        (await Ran.Of("explain", "access", "--cases", folder.File("none"))).IsMistake("--cases", "none");
        (await Ran.Of("explain", "access", "ann", "--cases", file)).IsMistake("leave out everything else");
        (await Ran.Of("explain", "access", "ann", "s3:GetObject")).IsMistake("say PRINCIPAL, ACTION and RESOURCE");
    }

    [Fact]
    public async Task Control_policies_context_and_packed_files_can_be_given()
    {
        using var folder = new TemporaryFolder();
        var packed = folder.File("details.json.gz");
        await using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Details), TestContext.Current.CancellationToken);
        }

        var deny = await Write(folder, "deny.json", """{"Version":"2012-10-17","Statement":{"Sid":"NoPut","Effect":"Deny","Action":"s3:Put*","Resource":"*"}}""");
        var levels = await Write(folder, "levels.json", """[{"org":"root","policies":[{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}}]}]""");
        await Says(packed, "s3:PutObject", 0, "ALLOWED");
        await Says(packed, "s3:PutObject", 1, "statement 'NoPut'", "--scp", deny);
        await Says(packed, "s3:GetObject", 0, "full access is taken as attached", "--scp", deny);
        await Says(packed, "s3:GetObject", 1, "a service control policy", "--scp", levels);
        await Says(packed, "s3:DeleteObject", 3, "CONDITIONAL");
        await Says(packed, "s3:DeleteObject", 0, "ALLOWED", "--context", "aws:SourceVpce=vpce-1");
        await Says(packed, "s3:DeleteObject", 1, "EXPLICITLY_DENIED", "--context", "aws:SourceVpce=vpce-2");
        (await Ask(packed, "s3:GetObject", "--context", "moon")).IsMistake("is not KEY=VALUE");
        (await Ask(packed, "s3:GetObject", "--scp", await Write(folder, "bad.json", """{"Statement":[{"Effect":"Deny","Action":"s3","Resource":"*"}]}"""))).IsMistake("bad.json", "'s3' is not an action");
        (await Ask(packed, "s3:GetObject", "--scp", await Write(folder, "no.json", "{"))).IsMistake("no.json(1,");
        (await Ask(packed, "s3:GetObject", "--vpc-endpoint", "vpce-1")).IsMistake("has no endpoint");
    }

    private static Task<Ran> Ask(string file, string action, params string[] more) =>
        Ran.Of(["explain", "access", Ann, action, "arn:aws:s3:::b/k", "--authorization-details", file, .. more]);

    private static async Task Says(string file, string action, int code, string words, params string[] more)
    {
        var ran = await Ask(file, action, more);
        Assert.True(ran.Code == code && ran.Out.Contains(words, StringComparison.Ordinal), $"{ran.Code}\n{ran.Out}\n{ran.Error}");
    }

    private static async Task<string> Write(TemporaryFolder folder, string name, string text)
    {
        await File.WriteAllTextAsync(folder.File(name), text, TestContext.Current.CancellationToken);
        return folder.File(name);
    }
}
