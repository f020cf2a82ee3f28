using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Verification;
using PowerHour.Audit.Rules.Overrides;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>A report follows from its snapshot, or what does not is named.</summary>
public sealed class ReportVerifierTests
{
    private static readonly AuditReport Judged = SampleReports.Pleasant();
    private static readonly byte[] Json = Written.Bytes(Judged, "json");
    private static readonly byte[] Page = Written.Bytes(Judged, "html");
    private static readonly byte[] LargePage = Written.Bytes(SampleReports.Large(700), "html");

    private static readonly Dictionary<string, Action<JsonObject>> Forgeries = new(StringComparer.Ordinal)
    {
        ["finding removed"] = r => r["findings"]!.AsArray().RemoveAt(0),
        ["finding added"] = r => r["findings"]!.AsArray().Add(With(r["findings"]![0]!, f => f["fingerprint"] = "0")),
        ["finding twice"] = r => r["findings"]!.AsArray().Add(r["findings"]![0]!.DeepClone()),
        ["findings turned"] = r => r["findings"] = new JsonArray([.. r["findings"]!.AsArray().Reverse().Select(f => f!.DeepClone())]),
        ["status"] = r => r["findings"]![0]!["status"] = "PASS",
        ["severity"] = r => r["findings"]![0]!["severity"] = "low",
        ["evidence"] = r => r["findings"]![0]!["evidence"]![0]!["value"] = "\"Disabled\"",
        ["suppression"] = r => r["findings"]![1]!["suppression"] = JsonNode.Parse("""{"reason":"mitigated","justification":"none of yours","approvedBy":"me","expires":"2026-12-31","line":1}"""),
        ["score"] = r => r["scores"]![0]!["low"] = 100,
        ["residual score"] = r => r["scores"]![0]!["residual"]!["high"] = 100,
        ["gap removed"] = r => r["gaps"]!.AsArray().RemoveAt(0),
        ["count"] = r => r["summary"]!["all"]!["FAIL"] = 0,
        ["snapshot"] = r => r["integrity"]![1]!["value"] = "00",
        ["time"] = r => r["account"]!["endedAt"] = "2027-01-01T00:00:00Z",
        ["member added"] = r => r["note"] = "all is well",
        ["null removed"] = r => r["findings"]![0]!.AsObject().Remove("suppression"),
        ["member removed"] = r => r.Remove("coverage"),
    };

    public static TheoryData<string, string> Named => new()
    {
        { "finding removed", "is missing from the report: the snapshot gives FAIL" },
        { "finding added", "finding 0 (apigateway/method-has-authorizer on arn:aws:apigateway:eu-west-1:111122223333:restapi/predictions-api) does not follow: the report says FAIL" },
        { "finding twice", "stands twice in the report" },
        { "findings turned", "findings: the same stand in another order" },
        { "status", ").status: the report says PASS, the snapshot gives FAIL" },
        { "severity", ").severity: the report says low, the snapshot gives critical" },
        { "evidence", ").evidence[0].value: the report says \"Disabled\", the snapshot gives \"Enabled\"" },
        { "suppression", ").suppression: the report says {" },
        { "score", "scores poisoning.low: the report says 100, the snapshot gives" },
        { "residual score", "scores poisoning.residual.high: the report says 100" },
        { "gap removed", "is missing from the report" },
        { "count", "summary.all.FAIL: the report says 0, the snapshot gives 9" },
        { "snapshot", "integrity snapshot.value: the report says 00" },
        { "time", "account.endedAt: the report says 2027-01-01T00:00:00Z" },
        { "member added", "note: the report says all is well, the snapshot gives nothing" },
        { "null removed", ").suppression: the report says nothing, the snapshot gives null" },
        { "member removed", "coverage: the report says nothing" },
    };

    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    public void What_was_written_follows_to_the_byte(string format)
    {
        foreach (var report in (AuditReport[])[Judged, SampleReports.Empty(), SampleReports.Hostile(), SampleReports.Large(700)])
        {
            Assert.True(ReportVerifier.Verify("r", Written.Bytes(report, format), report, null) is { IsSame: true, Follows: true });
        }
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void A_forged_json_report_is_told_by_what_was_forged(string forgery, string expected)
    {
        var root = JsonNode.Parse(Json)!.AsObject();
        Forgeries[forgery](root);
        var verification = ReportVerifier.Verify("r.json", Encoding.UTF8.GetBytes(root.ToJsonString()), Judged, null);
        Assert.False(verification.Follows);
        Assert.Contains(expected, Assert.Single(verification.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_forgery_has_its_sentence() => Assert.Equal(Forgeries.Keys.Order(StringComparer.Ordinal), Named.Select(n => n.Data.Item1).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void Json_written_otherwise_says_the_same()
    {
        var verification = ReportVerifier.Verify("r.json", Encoding.UTF8.GetBytes(JsonNode.Parse(Json)!.ToJsonString()), Judged, null);
        Assert.True(verification is { IsSame: false, Follows: true });
    }

    [Theory]
    [InlineData("score-low\">", "9", "the text of the page, line ")]
    [InlineData("\"status\":[0", "4", ").status: the report says PASS, the snapshot gives FAIL")]
    [InlineData("\"low\":", "9", "scores poisoning inherent.low: the report says 9")]
    public void A_forged_page_is_told_by_what_was_forged(string after, string put, string expected)
    {
        var text = Encoding.UTF8.GetString(Page);
        var at = text.IndexOf(after, StringComparison.Ordinal) + after.Length - (after.EndsWith('0') ? 1 : 0);
        Assert.True(at >= after.Length - 1, after);
        var end = at;
        while (char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var verification = ReportVerifier.Verify("r.html", Encoding.UTF8.GetBytes(text[..at] + put + text[end..]), Judged, null);
        Assert.Contains(verification.Differences, d => d.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_forged_page_whose_data_are_packed_is_told_too()
    {
        var text = Encoding.UTF8.GetString(LargePage);
        var from = text.IndexOf("data-encoding=\"deflate+base64\">", StringComparison.Ordinal) + "data-encoding=\"deflate+base64\">".Length;
        var end = text.IndexOf('<', from);
        using var plain = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(text[from..end])), CompressionMode.Decompress))
        {
            zlib.CopyTo(plain);
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(plain.ToArray()).Replace("\"status\":[0", "\"status\":[4", StringComparison.Ordinal)));
        }

        var forged = $"{text[..from]}{Convert.ToBase64String(packed.ToArray())}{text[end..]}";
        Assert.Contains(").status: the report says PASS, the snapshot gives FAIL", Assert.Single(ReportVerifier.Verify("r.html", Encoding.UTF8.GetBytes(forged), SampleReports.Large(700), null).Differences), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_whose_line_ends_were_changed_says_the_same()
    {
        var windows = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Page).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.True(ReportVerifier.Verify("r.html", windows, Judged, null) is { IsSame: false, Follows: true });
    }

    /// <summary>No letter or digit of a report can be another without that being seen.</summary>
    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    public void No_character_can_be_changed_unseen(string format)
    {
        var bytes = format == "json" ? Json : Page;
        var places = Enumerable.Range(0, bytes.Length).Where(i => char.IsAsciiLetterOrDigit((char)bytes[i])).ToArray();
        Prop.ForAll(Gen.Choose(0, places.Length - 1).ToArbitrary(), i =>
        {
            var forged = bytes.ToArray();
            forged[places[i]] = forged[places[i]] == (byte)'7' ? (byte)'8' : (byte)'7';
            try
            {
                return !ReportVerifier.Verify("r", forged, Judged, null).Follows;
            }
            catch (DocumentException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void What_files_are_called_does_not_matter_and_what_they_hold_does()
    {
        var settings = Judged with { Settings = new OrganizationSettings { File = "powerhour.yaml", Hash = "11" } };
        foreach (var format in new[] { "json", "html" })
        {
            var bytes = Written.Bytes(settings, format);
            Assert.True(ReportVerifier.Verify("r", bytes, settings with { Settings = settings.Settings with { File = "../elsewhere.yaml" } }, null).IsSame);
            var other = ReportVerifier.Verify("r", bytes, settings with { Settings = settings.Settings with { Hash = "22" } }, null);
            Assert.False(other.Follows);
            Assert.Equal([("settings", "11", "22")], other.Inputs.Where(i => !i.IsSame).Select(i => (i.Given.Key, i.Said!, i.Given.Value)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"schemaVersion\":\"1.1\",\"schemaVersion\":\"1.1\"}")]
    [InlineData("<!doctype html><p>a page</p>")]
    public void What_is_no_report_can_not_be_verified(string text) => Assert.Throws<DocumentException>(() => ReportVerifier.Verify("r", Encoding.UTF8.GetBytes(text), Judged, null));

    [Fact]
    public void Every_input_has_its_line_and_its_hash_changes_with_it()
    {
        Assert.Equal(["tool", "snapshot", "rules", "services", "settings", "suppressions", "attestations", "baseline", "templates"], ReportIntegrity.Of(Judged).Select(e => e.Key), StringComparer.Ordinal);
        Assert.Equal(ReportTemplates.Embedded.Hash, ReportTemplates.EmbeddedHash);
        using var folder = new TemporaryTemplates("brand.hbs", "Acme");
        Assert.NotEqual(ReportTemplates.EmbeddedHash, ReportTemplates.FromDirectory(folder.Path).Hash, StringComparer.Ordinal);
    }

    private static JsonNode With(JsonNode node, Action<JsonNode> change)
    {
        var copy = node.DeepClone();
        change(copy);
        return copy;
    }
}
