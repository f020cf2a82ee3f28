using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.Inventory;

/// <summary>A snapshot comes back as it was written, or not at all.</summary>
public sealed class SnapshotFileTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ResourceType Model = new("AWS::SageMaker::Model");
    private static readonly string[] Odd = ["", " ", "\n", "\r\n", "\u2028", "\0", "\u001b[31m", "\"", "\\", "\\u0000", "</script>", "{\"a\":1}", "İıßñ", "日本", "😀", "\u202e", "../../etc/passwd", "'; --"];

    [Fact]
    public void Resources_with_odd_texts_come_back() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Texts().ListOf().ToArbitrary(), texts =>
        {
            var resources = texts.Select((t, i) => Of(t, i)).ToArray();
            using var snapshot = SnapshotFile.Open(new MemoryStream(Written(resources)), "s.zip");
            var read = snapshot.Types.SelectMany(snapshot.Read).ToArray();
            Assert.Equal(resources.Length, read.Length);
            Assert.All(resources.OrderBy(r => r.Type).Zip(read), p => AssertSame(p.First, p.Second));
        }));

    [Theory]
    [InlineData(64 << 10)]
    [InlineData(65_535)]
    [InlineData(1 << 20)]
    public void Long_names_come_back(int length)
    {
        var resource = Of(new string('n', length), 0);
        using var snapshot = SnapshotFile.Open(new MemoryStream(Written([resource, Of("after", 2)])), "s.zip");
        var read = snapshot.Read(Model).ToArray();
        Assert.Equal(2, read.Length);
        AssertSame(resource, read[0]);
    }

    [Fact]
    public void The_manifest_comes_back()
    {
        using var snapshot = SnapshotFile.Open(new MemoryStream(Written([Of("x", 0)])), "s.zip");
        var expected = Manifest();
        Assert.Equal(expected.Gaps, snapshot.Manifest.Gaps);
        Assert.Equal(expected.Regions, snapshot.Manifest.Regions, StringComparer.Ordinal);
        Assert.Equal((expected.AccountId, expected.EndedAt, expected.LookbackDays, expected.Interrupted, expected.Calls), (snapshot.Manifest.AccountId, snapshot.Manifest.EndedAt, snapshot.Manifest.LookbackDays, snapshot.Manifest.Interrupted, snapshot.Manifest.Calls));
        Assert.Equal(expected.Coverage.Select(c => (c.Type, c.Region, c.Count, string.Join('|', c.GapIds))), snapshot.Manifest.Coverage.Select(c => (c.Type, c.Region, c.Count, string.Join('|', c.GapIds))));
    }

    [Fact]
    public void A_snapshot_may_be_read_twice_and_a_type_that_is_not_there_is_empty()
    {
        using var snapshot = SnapshotFile.Open(new MemoryStream(Written([Of("x", 0)])), "s.zip");
        Assert.Single(snapshot.Read(Model));
        Assert.Single(snapshot.Read(Model));
        Assert.Empty(snapshot.Read(new ResourceType("AWS::None::Such")));
    }

    [Fact]
    public void Damage_anywhere_is_seen_or_does_no_harm()
    {
        var good = Written([.. Odd.Select(Of)]);
        var expected = Shown(good);
        var random = new Random(20260302);
        var seen = 0;
        for (var round = 0; round < 3000; round++)
        {
            var bad = (byte[])good.Clone();
            for (var i = 0; i <= round % 3; i++)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            seen += Survives(bad, expected) ? 0 : 1;
        }

        Assert.True(seen > 2000, $"only {seen} of 3000 were seen");
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        var good = Written([.. Odd.Select(Of)]);
        for (var length = 0; length < good.Length; length += 1 + (length % 7))
        {
            Assert.False(Survives(good[..length], ""), $"cut at {length}");
        }
    }

    [Theory]
    [InlineData("{\"format\":1}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{\"format\":\"1\"}")]
    [InlineData("{\"format\":99999999999}")]
    [InlineData("{\"format\":1.5}")]
    [InlineData("{\"format\":-1}")]
    [InlineData("not json")]
    [InlineData("")]
    public void A_manifest_of_another_form_is_refused(string manifest) =>
        Assert.Throws<SnapshotException>(() => SnapshotFile.Open(new MemoryStream(Zip(("manifest.json", manifest))), "s.zip"));

    [Theory]
    [InlineData("x")]
    [InlineData("resources/")]
    [InlineData("resources/.ndjson")]
    [InlineData("manifest.json")]
    [InlineData("../x.ndjson")]
    public void An_entry_of_another_name_is_refused(string entry)
    {
        var head = JsonSerializer.SerializeToNode(JsonDocument.Parse(Unzip(Written([Of("x", 0)]), "manifest.json")))!.AsObject();
        head["entries"] = new System.Text.Json.Nodes.JsonObject { [entry] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("x"u8)) };
        Assert.Throws<SnapshotException>(() => SnapshotFile.Open(new MemoryStream(Zip(("manifest.json", head.ToJsonString()), (entry == "manifest.json" ? "y" : entry, "x"))), "s.zip").Dispose());
    }

    /// <summary>Calls are made into records when somebody asks for them; what is wrong with them is seen when the file is read.</summary>
    /// <param name="calls">What stands where the calls of a resource should.</param>
    [Theory]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("[1]")]
    [InlineData("[[]]")]
    [InlineData("[{}]")]
    [InlineData("""[{"call":"s3:GetObject"}]""")]
    [InlineData("""[{"call":1,"at":"2026-03-02T09:00:00Z"}]""")]
    [InlineData("""[{"into":{},"at":"2026-03-02T09:00:00Z"}]""")]
    [InlineData("""[{"at":"yesterday"}]""")]
    [InlineData("""[{"at":"2026-03-02T09:00:00+01:00"}]""")]
    [InlineData("""[{"at":20260302}]""")]
    [InlineData("""[{"at":"2026-03-02T09:00:00Z","request":"\ud83d"}]""")]
    public void Calls_of_another_form_are_refused_when_the_file_is_read(string calls)
    {
        using var snapshot = SnapshotFile.Open(new MemoryStream(WithLine("""{"arn":"a","id":"a","name":"a","region":"r","account":"1","data":{},"calls":""" + calls + "}")), "s.zip");
        Assert.StartsWith("s.zip: a line of resources/AWS.SageMaker.Model.ndjson is not a resource", Assert.Throws<SnapshotException>(() => snapshot.Read(Model).ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_calls_that_a_later_version_adds_are_passed_over()
    {
        using var snapshot = SnapshotFile.Open(new MemoryStream(WithLine("""{"arn":"a","id":"a","name":"a","region":"r","account":"1","calls":[{"new":{"a":[1]},"call":"s3:X","into":null,"at":"2026-03-02T09:00:00Z"}],"data":{}}""")), "s.zip");
        Assert.Equal([new CallRecord("s3:X", "", At, "")], Assert.Single(snapshot.Read(Model)).Calls);
    }

    private static byte[] WithLine(string line)
    {
        var head = JsonSerializer.SerializeToNode(JsonDocument.Parse(Unzip(Written([Of("x", 0)]), "manifest.json")))!.AsObject();
        head["entries"] = new System.Text.Json.Nodes.JsonObject { ["resources/AWS.SageMaker.Model.ndjson"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(line))) };
        return Zip(("manifest.json", head.ToJsonString()), ("resources/AWS.SageMaker.Model.ndjson", line));
    }

    private static Gen<string> Texts() => Gen.OneOf(Gen.Elements(Odd), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));

    /// <summary>Texts as JSON can hold them: half of a surrogate pair has no UTF-8 form and is replaced when it is written.</summary>
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static Resource Of(string given, int number)
    {
        var text = Clean(given);
        return new Resource
        {
            Type = number % 2 == 0 ? Model : new ResourceType("AWS::S3::Bucket"),
            Arn = $"arn:{text}",
            Id = text,
            Name = text,
            Region = "eu-west-1",
            AccountId = "111122223333",
            Data = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { [text] = text }),
            Calls = [new CallRecord($"sagemaker:{text}", text, At, text)],
            Unread = [new UnreadPart(text, text)],
            Secrets = [new SecretSighting(text, text, "key-name")],
        };
    }

    private static void AssertSame(Resource expected, Resource actual) => Assert.Equal(Shown(expected), Shown(actual));

    private static string Shown(Resource r) => JsonSerializer.Serialize(new { r.Type, r.Arn, r.Id, r.Name, r.Region, r.AccountId, Data = Encoding.UTF8.GetString(r.Data.Span), r.Calls, r.Unread, r.Secrets });

    private static string Shown(byte[] bytes)
    {
        using var snapshot = SnapshotFile.Open(new MemoryStream(bytes), "s.zip");
        return string.Join('\n', snapshot.Types.SelectMany(snapshot.Read).Select(Shown)) + JsonSerializer.Serialize(snapshot.Manifest with { Entries = new Dictionary<string, string>(StringComparer.Ordinal) });
    }

    /// <summary>True where the file still opens: then it must hold what it held. Any exception but the one for people fails the test.</summary>
    private static bool Survives(byte[] bytes, string expected)
    {
        try
        {
            var shown = Shown(bytes);
            Assert.Equal(expected, shown);
            return true;
        }
        catch (SnapshotException e)
        {
            Assert.StartsWith("s.zip: ", e.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static byte[] Written(Resource[] resources)
    {
        using var writer = new SnapshotWriter(Directory.CreateTempSubdirectory("powerhour-").FullName);
        foreach (var resource in resources)
        {
            writer.Add(resource);
        }

        using var bytes = new MemoryStream();
        writer.Complete(Manifest(), bytes);
        return bytes.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Unzip(byte[] bytes, string entry)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private static SnapshotManifest Manifest() => new()
    {
        ToolVersion = "test",
        RulesHash = "ab",
        AccountId = "111122223333",
        Partition = "aws",
        CallerArn = "arn:aws:iam::111122223333:role/auditor",
        Regions = ["eu-west-1", "us-east-1"],
        StartedAt = At,
        EndedAt = At.AddMinutes(3),
        LookbackDays = 90,
        Interrupted = true,
        Calls = 17,
        Coverage = [new CoverageEntry(Model, "eu-west-1", 1, ["ACCESS_DENIED x y"])],
        Gaps = [.. Enum.GetValues<GapCause>().Select((c, i) => new CoverageGap("s3:GetBucketPolicy", "eu-west-1", c, "Code", "message \"😀\n", "s3:GetBucketPolicy", i + 1))],
    };
}
