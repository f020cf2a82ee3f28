using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class HtmlReportTests
{
    private static readonly IDocument Pleasant = Written.Page(SampleReports.Pleasant());
    private static readonly IDocument Hostile = Written.Page(SampleReports.Hostile());

    [Fact]
    public void The_policy_admits_exactly_the_script_and_the_style_in_the_page()
    {
        var policy = Pleasant.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash(Pleasant.QuerySelector("script:not([type])")!)}'", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src '{Hash(Pleasant.QuerySelector("style")!)}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);

        static string Hash(IElement element) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}";
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_loaded_and_nothing_runs_but_the_one_script(bool hostile)
    {
        var page = hostile ? Hostile : Pleasant;
        Assert.Equal(2, page.QuerySelectorAll("script").Length);
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.Empty(page.QuerySelectorAll("link, img, iframe, object, embed, base, form[action], audio, video, source"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "style" or "src" or "srcset");
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Matches("^(#|https?://)", a.GetAttribute("href")!));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_two_places_have_one_name_and_every_inner_link_leads_somewhere(bool hostile)
    {
        var page = hostile ? Hostile : Pleasant;
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("a[href^='#'], use"), a => Assert.Contains(a.GetAttribute("href")![1..], ids, StringComparer.Ordinal));
    }

    [Fact]
    public void Unseen_characters_are_shown_in_every_text()
    {
        var texts = Hostile.All.SelectMany(e => e.Attributes.Select(a => a.Value)).Append(Hostile.DocumentElement.TextContent);
        Assert.All(texts, text => Assert.DoesNotContain(text, c => (char.IsControl(c) && c is not '\n' and not '\t') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')));
        Assert.Contains("safe⟦U+202E⟧gpj.exe", Hostile.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_descend_one_level_at_a_time_and_landmarks_are_there()
    {
        var levels = Pleasant.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Single(Pleasant.QuerySelectorAll("h1"));
        Assert.Single(Pleasant.QuerySelectorAll("main"));
        Assert.Single(Pleasant.QuerySelectorAll("nav[aria-label]"));
        Assert.All(Pleasant.QuerySelectorAll("table"), t => Assert.NotEmpty(t.QuerySelectorAll("th[scope]")));
    }

    [Fact]
    public void Every_finding_stands_in_the_text_of_a_small_report()
    {
        var report = SampleReports.Pleasant();
        foreach (var finding in report.Findings)
        {
            var place = Pleasant.GetElementById($"f-{finding.Fingerprint}");
            Assert.NotNull(place);
            Assert.Contains(finding.Status.Name(), place.TextContent, StringComparison.Ordinal);
            Assert.Contains(finding.Resource.Name, place.TextContent, StringComparison.Ordinal);
        }

        foreach (var finding in report.Findings.Where(f => f.Status == Status.Fail))
        {
            var text = Pleasant.GetElementById($"f-{finding.Fingerprint}")!.TextContent;
            Assert.All(finding.Evidence, e => Assert.Contains(e.Value, text, StringComparison.Ordinal));
            var rule = Pleasant.GetElementById($"f-{finding.Fingerprint}")!.Closest("article.rule")!.TextContent;
            Assert.Contains(finding.Rule.Remediation.Terraform, rule, StringComparison.Ordinal);
            Assert.All(finding.Rule.Threats, t => Assert.Contains(t.How, rule, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_unknown_finding_names_its_cause_and_the_permission_that_would_resolve_it()
    {
        var report = SampleReports.Pleasant();
        var gaps = report.Manifest.Gaps.ToDictionary(g => g.Id, StringComparer.Ordinal);
        foreach (var finding in report.Findings.Where(f => f.Status == Status.Unknown))
        {
            var text = Pleasant.GetElementById($"f-{finding.Fingerprint}")!.TextContent;
            Assert.All(finding.GapIds, id => Assert.Contains(gaps[id].Cause.Name(), text, StringComparison.Ordinal));
            Assert.All(finding.GapIds, id => Assert.Contains(gaps[id].Permission, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_type_region_and_gap_stands_under_coverage()
    {
        var manifest = SampleReports.Pleasant().Manifest;
        var coverage = Pleasant.GetElementById("coverage")!;
        Assert.Equal(manifest.Coverage.Count, coverage.QuerySelectorAll(".cells > li").Length);
        Assert.Equal(manifest.Coverage.Count(c => !c.IsComplete), coverage.QuerySelectorAll(".cells > .cell-gap").Length);
        Assert.All(manifest.Gaps, g => Assert.Contains(coverage.QuerySelectorAll(".gaps > li"), li => li.TextContent.Contains(g.Operation, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_large_report_keeps_its_first_failures_in_the_text_and_everything_in_its_data()
    {
        var report = SampleReports.Large(20_000);
        var page = Written.Page(report);
        Assert.Equal(1000, page.QuerySelectorAll("#document .finding").Length);
        Assert.Contains("18,000 more are in the searchable list", page.QuerySelector("#document > .flag")!.TextContent, StringComparison.Ordinal);
        using var data = Data(page);
        Assert.Equal(20_000, data.RootElement.GetProperty("rule").GetArrayLength());
        Assert.Equal(report.Findings.Select(f => f.Fingerprint), data.RootElement.GetProperty("fingerprints").GetString()!.Split(' '), StringComparer.Ordinal);
    }

    [Fact]
    public void A_large_report_stays_below_124_bytes_a_finding()
    {
        var some = Written.Bytes(SampleReports.Large(20_000), "html").Length;
        var more = Written.Bytes(SampleReports.Large(40_000), "html").Length;
        Assert.InRange((more - some) / 20_000.0, 1, 124); // 121,117 findings in 15 MB
    }

    [Fact]
    public void The_parts_of_a_score_add_up_to_it()
    {
        var report = SampleReports.Pleasant();
        Assert.NotEmpty(report.Score.Scored);
        Assert.All(report.Score.Scored, score =>
        {
            var (held, open, failed) = score.Parts.Aggregate(((Rational)0, (Rational)0, (Rational)0), (sum, p) => (sum.Item1 + p.Held, sum.Item2 + p.Open, sum.Item3 + p.Failed));
            Assert.Equal((score.Weight, score.RawLow, score.RawHigh), (held + open + failed, held * 100 / score.Weight, (held + open) * 100 / score.Weight));
            Assert.All(score.Parts, p => Assert.Equal(p.Each * p.Rules, p.Held + p.Open + p.Failed));
            var rows = Pleasant.QuerySelector($"#t-{score.Threat}")!.QuerySelectorAll("table.sum tbody tr");
            Assert.Equal(score.Parts.Count + 1, rows.Length);
            Assert.Contains(score.Low.ToString(System.Globalization.CultureInfo.InvariantCulture), Pleasant.QuerySelector($"#t-{score.Threat} table.sum")!.Closest("details")!.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_gap_says_how_many_findings_it_leaves_undecided()
    {
        var report = SampleReports.Pleasant();
        var undecided = report.Findings.Where(f => f.Status == Status.Unknown).SelectMany(f => f.GapIds).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.NotEmpty(undecided);
        Assert.All(report.Manifest.Gaps, gap =>
        {
            var said = Pleasant.QuerySelectorAll(".gaps > li").Single(li => li.QuerySelector("code")!.TextContent == gap.Operation).TextContent;
            var count = undecided.GetValueOrDefault(gap.Id);
            Assert.Equal(count > 0, said.Contains($"{count} finding{(count == 1 ? " is" : "s are")} UNKNOWN because of it", StringComparison.Ordinal));
            Assert.Equal(count == 0, said.Contains("No verdict rests on it.", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_failure_says_when_to_act_on_it_and_why()
    {
        foreach (var finding in SampleReports.Pleasant().Findings)
        {
            var said = Pleasant.GetElementById($"f-{finding.Fingerprint}")!.TextContent.Contains(FixOrder.Reason(finding), StringComparison.Ordinal);
            Assert.Equal(finding is { Status: Status.Fail, IsSuppressed: false }, said);
        }
    }

    /// <summary>What the counts, the list and the text say of a path that is worse than its rule is one thing.</summary>
    [Fact]
    public void A_finding_counts_at_its_own_severity_everywhere()
    {
        var report = SampleReports.Pleasant();
        var raised = report.Findings.First(f => f.Status == Status.Fail && !f.IsSuppressed && f.Severity == Severity.Medium);
        var rule = raised.Rule with { Id = "paths/raised" };
        var own = raised with { Rule = rule, PathSeverity = Severity.Critical, Paths = [SamplePaths.Make("foreign account", isOutsider: true)], Fingerprint = Fingerprints.Of(rule.Id, raised.Resource.Arn) };
        var page = Written.Page(report with { Rules = [.. report.Rules, rule], Findings = [.. report.Findings, own] });
        Assert.Equal(Row(Pleasant, "critical") + 1, Row(page, "critical"));
        Assert.Equal(Row(Pleasant, "medium"), Row(page, "medium"));
        Assert.Equal("critical", page.QuerySelector($"#f-{own.Fingerprint} > h5 .severity")!.TextContent.Trim());
        Assert.Equal("critical", page.QuerySelector($".fixes a[href='#f-{own.Fingerprint}']")!.Closest("li")!.QuerySelector(".severity")!.TextContent.Trim());
        using var data = Data(page);
        Assert.Equal((int)Severity.Critical, data.RootElement.GetProperty("severityOf").EnumerateObject().Single().Value.GetInt32());

        static int Row(IDocument page, string severity) =>
            int.Parse(page.QuerySelectorAll("table.counts tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == severity).QuerySelector("td:nth-child(3)")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Scores_are_shown_where_there_are_some()
    {
        var report = SampleReports.Pleasant();
        var page = Written.Page(report);
        var expected = report.Score.Threats.Select(s => s.IsScored ? $"{s.Low}" : "Nothing to score");
        Assert.Equal(expected, page.QuerySelectorAll(".card .score-low, .card .score-none").Select(e => e.TextContent), StringComparer.Ordinal);
        Assert.Empty(Written.Page(report with { Score = AccountScore.None }).QuerySelectorAll(".score"));
    }

    [Fact]
    public void A_rule_whose_failures_are_all_suppressed_is_still_shown_as_failing()
    {
        var report = SampleReports.Pleasant();
        var page = Written.Page(report with { Findings = [.. report.Findings.Select(f => f with { Suppression = SampleSuppressions.Make(f.Rule.Id, "arn:*") })] });
        Assert.Empty(page.QuerySelectorAll(".fixes > li"));
        Assert.Equal(Pleasant.QuerySelectorAll("#document .rule").Length, page.QuerySelectorAll("#document .rule").Length);
        Assert.Equal(Pleasant.QuerySelectorAll("#document .status-fail").Length, page.QuerySelectorAll("#document .status-fail").Length);
        Assert.Equal(Pleasant.QuerySelectorAll("#threats .paths > li").Length, page.QuerySelectorAll("#threats .paths > li").Length);
    }

    [Fact]
    public void Suppressed_failures_are_counted_beside_the_failures_that_they_stay()
    {
        var report = SampleReports.Pleasant();
        var failing = report.Findings.Count(f => f.Status == Status.Fail);
        var page = Written.Page(report with { Findings = [.. report.Findings.Select(f => f with { Suppression = SampleSuppressions.Make(f.Rule.Id, "arn:*") })] });
        Assert.Equal(failing, page.QuerySelectorAll(".controls td[data-status=fail]:not([data-suppressed])").Sum(Number));
        Assert.Equal(failing, page.QuerySelectorAll(".controls td[data-suppressed]").Sum(Number));
        Assert.Equal(report.Findings.Count(f => f.IsSuppressed), Pleasant.QuerySelectorAll(".controls td[data-suppressed]").Sum(Number));

        static int Number(IElement cell) => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Every_point_of_the_checklist_says_how_it_stands_or_why_nothing_was_judged()
    {
        var points = Pleasant.QuerySelectorAll(".points tbody tr").ToDictionary(r => r.Id!, r => r.TextContent, StringComparer.Ordinal);
        Assert.Equal(4, points.Count);
        Assert.Contains("FAIL", points["k-PH-XX-01"], StringComparison.Ordinal);
        Assert.Contains("Not all of it is looked at: the other half of it", points["k-PH-XX-02"], StringComparison.Ordinal);
        Assert.Contains("not judged", points["k-PH-XX-03"], StringComparison.Ordinal);
        Assert.Contains("No rule looks at it yet: a call that does not exist", points["k-PH-XX-04"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_way_in_which_calls_ended_is_counted_also_where_it_is_none()
    {
        var ended = Pleasant.QuerySelectorAll(".outcomes > li").Select(li => li.TextContent.Trim());
        Assert.Equal(["16 lists read to the end", "3 calls denied", "5 calls throttled", "0 calls unsupported here", "0 calls bounded", "0 calls otherwise failed"], ended, StringComparer.Ordinal);
    }

    private static JsonDocument Data(IDocument page)
    {
        var island = page.GetElementById("data")!;
        if (island.GetAttribute("data-encoding") == "json")
        {
            return JsonDocument.Parse(island.TextContent);
        }

        Assert.Equal("deflate+base64", island.GetAttribute("data-encoding"));
        using var inflate = new ZLibStream(new MemoryStream(Convert.FromBase64String(island.TextContent)), CompressionMode.Decompress);
        return JsonDocument.Parse(inflate);
    }
}
