using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Comparison;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting.Comparison;

/// <summary>What is new, what is fixed, and what only can not be seen any more.</summary>
public sealed class ReportComparisonTests
{
    private const string Type = "AWS::S3::Bucket";

    private static readonly Gen<ComparedReport> SomeReport =
        from findings in (from rule in Gen.Choose(0, 2)
                          from resource in Gen.Choose(0, 3)
                          from status in Gen.Elements(Enum.GetValues<Status>())
                          from suppressed in Gen.Choose(0, 3)
                          from value in Gen.Choose(0, 1)
                          select Finding($"s3/rule-{rule}", $"b{resource}", status, $"{value}", suppressed == 0)).ListOf()
        select Report([.. findings.DistinctBy(f => f.Fingerprint, StringComparer.Ordinal)]);

    [Theory]
    [InlineData(Status.Pass, Status.Fail, ChangeKind.New)]
    [InlineData(Status.Unknown, Status.Fail, ChangeKind.New)]
    [InlineData(Status.NotApplicable, Status.Fail, ChangeKind.New)]
    [InlineData(null, Status.Fail, ChangeKind.New)]
    [InlineData(Status.Fail, Status.Pass, ChangeKind.Fixed)]
    [InlineData(Status.Fail, Status.NotApplicable, ChangeKind.Fixed)]
    [InlineData(Status.Fail, Status.Unknown, ChangeKind.BecameUnknown)]
    [InlineData(Status.Fail, Status.Error, ChangeKind.BecameUnknown)]
    [InlineData(Status.Pass, Status.Unknown, ChangeKind.BecameUnknown)]
    [InlineData(null, Status.Unknown, ChangeKind.BecameUnknown)]
    [InlineData(Status.Unknown, Status.Pass, ChangeKind.Changed)]
    [InlineData(Status.Pass, Status.NotApplicable, ChangeKind.Changed)]
    [InlineData(Status.Fail, null, ChangeKind.Disappeared)]
    [InlineData(Status.Pass, null, ChangeKind.Disappeared)]
    [InlineData(null, Status.Pass, ChangeKind.Added)]
    [InlineData(Status.Fail, Status.Fail, ChangeKind.Unchanged)]
    [InlineData(Status.Unknown, Status.Unknown, ChangeKind.Unchanged)]
    public void Two_verdicts_are(Status? before, Status? after, ChangeKind expected)
    {
        var changes = ReportComparison.Of(One(before), One(after));
        Assert.Equal(expected, Assert.Single(changes.All).Kind);
        Assert.Equal(expected == ChangeKind.Disappeared ? 1 : 0, changes.Disappeared.Count);
    }

    [Fact]
    public void A_report_compared_with_itself_did_not_change() => Prop.ForAll(SomeReport.ToArbitrary(), report => ReportComparison.Of(report, report).IsEmpty).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_new_one_way_is_gone_the_other_way() => Prop.ForAll(SomeReport.ToArbitrary(), SomeReport.ToArbitrary(), (a, b) =>
    {
        var there = Keys(ReportComparison.Of(a, b), c => c.Kind == ChangeKind.New);
        var back = Keys(ReportComparison.Of(b, a), c => c is { Before.IsFail: true, Kind: ChangeKind.Fixed or ChangeKind.BecameUnknown or ChangeKind.Disappeared or ChangeKind.NoLongerJudged });
        return there.SetEquals(back);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_all_is_decided_twice_new_and_fixed_change_places() => Prop.ForAll(SomeReport.ToArbitrary(), SomeReport.ToArbitrary(), (a, b) =>
    {
        ComparedReport Decided(ComparedReport r, ComparedReport other) => r with { Findings = [.. r.Findings.Where(f => !f.IsUnknown && other.Findings.Any(o => o.Fingerprint == f.Fingerprint && !o.IsUnknown))] };
        var (one, two) = (Decided(a, b), Decided(b, a));
        return Keys(ReportComparison.Of(one, two), c => c.Kind == ChangeKind.New).SetEquals(Keys(ReportComparison.Of(two, one), c => c.Kind == ChangeKind.Fixed));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("pleasant")]
    [InlineData("hostile")]
    [InlineData("empty")]
    public void A_report_that_was_written_and_read_back_is_the_same(string which)
    {
        var report = which switch { "pleasant" => SampleReports.Pleasant(), "hostile" => Distinct(SampleReports.Hostile()), _ => SampleReports.Empty() };
        var read = ComparedReportReader.Read("r.json", Written.Bytes(report, "json"));
        var changes = ReportComparison.Of(read, which == "hostile" ? read : ComparedReport.Of(report));
        Assert.True(changes.IsEmpty);
        Assert.Empty(changes.Notes);
        Assert.Equal(report.Findings.Count, changes.All.Count);
        Assert.Equal(report.Findings.Count(f => f.IsSuppressed), read.Findings.Count(f => f.IsSuppressed));
    }

    [Fact]
    public void A_card_worded_anew_and_evidence_seen_later_change_nothing()
    {
        var report = SampleReports.Pleasant();
        var later = report with
        {
            Findings = [.. report.Findings.Select(f => f with { Rule = f.Rule with { Title = "Other words" }, Message = "Other words", Evidence = [.. f.Evidence.Select(e => e with { At = e.At?.AddDays(1) })] })],
            Manifest = report.Manifest with { EndedAt = report.Manifest.EndedAt.AddDays(1) },
        };
        Assert.True(ReportComparison.Of(ComparedReport.Of(report), ComparedReport.Of(later)).IsEmpty);
    }

    [Fact]
    public void A_rule_renamed_is_the_same_rule_both_ways()
    {
        var old = Report([Finding("s3/old-name", "b", Status.Fail), Finding("s3/old-name", "c", Status.Fail)]);
        var renamed = Report([Finding("s3/new-name", "b", Status.Fail), Finding("s3/new-name", "c", Status.Pass)]) with { Rules = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["s3/new-name"] = ["s3/older-name", "s3/old-name"] } };
        Assert.Equal([("s3/new-name", ChangeKind.Fixed), ("s3/new-name", ChangeKind.Unchanged)], ReportComparison.Of(old, renamed).All.Select(c => (c.RuleId, c.Kind)));
        Assert.Equal([("s3/new-name", ChangeKind.New), ("s3/new-name", ChangeKind.Unchanged)], ReportComparison.Of(renamed, old).All.Select(c => (c.RuleId, c.Kind)));
    }

    [Fact]
    public void A_former_id_that_is_a_rule_of_today_is_not_a_rename()
    {
        var old = Report([Finding("s3/a", "b", Status.Fail)]);
        var split = Report([Finding("s3/a", "b", Status.Fail), Finding("s3/b", "b", Status.Fail)]) with { Rules = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["s3/a"] = [], ["s3/b"] = ["s3/a"] } };
        Assert.Equal([("s3/b", ChangeKind.New), ("s3/a", ChangeKind.Unchanged)], ReportComparison.Of(old, split).All.Select(c => (c.RuleId, c.Kind)));
    }

    [Fact]
    public void A_resource_is_gone_only_where_somebody_looked_for_it()
    {
        var old = One(Status.Fail);
        var none = One(null);
        ChangeKind Kind(ComparedReport now) => ReportComparison.Of(old, now).All.Single(c => c.Before is not null).Kind;
        Assert.Equal(ChangeKind.Disappeared, Kind(none));
        Assert.Equal(ChangeKind.BecameUnknown, Kind(none with { Coverage = new Dictionary<(string, string), bool> { [(Type, "eu-west-1")] = false } }));
        Assert.Equal(ChangeKind.BecameUnknown, Kind(none with { Coverage = new Dictionary<(string, string), bool>() }));
        Assert.Equal(ChangeKind.Disappeared, Kind(none with { Coverage = new Dictionary<(string, string), bool> { [(Type, "global")] = true } }));
        Assert.Equal(ChangeKind.BecameUnknown, Kind(none with { Findings = [Finding("s3/rule-0", "x", Status.Unknown) with { Resource = new FindingResource("arn:aws:powerhour:lineage:111122223333:all/AWS.S3.Bucket", Type, "every bucket", "lineage", "111122223333") }] }));
        Assert.Equal(ChangeKind.NoLongerJudged, Kind(none with { Rules = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["s3/rule-9"] = [] } }));
    }

    [Fact]
    public void What_is_otherwise_about_a_failure_is_said()
    {
        var change = ReportComparison.Of(
            Report([Finding("s3/rule-0", "b", Status.Fail, "1", suppressed: true)]),
            Report([Finding("s3/rule-0", "b", Status.Fail, "2") with { Severity = Severity.Critical }])).All.Single();
        Assert.Equal(ChangeKind.Changed, change.Kind);
        Assert.Equal(["critical, was high", "no longer suppressed", "Value 2, was 1"], change.What, StringComparer.Ordinal);
        Assert.True(ReportChanges.FailsAnew(change));
    }

    [Fact]
    public void Reports_of_two_accounts_are_not_compared()
    {
        var wrong = Assert.Throws<DocumentException>(() => ReportComparison.Of(One(Status.Fail) with { File = "old.json" }, One(Status.Fail) with { AccountId = "999999999999" }));
        Assert.Contains("old.json(1,1): error: this report is of account 111122223333 (aws), and what it is compared with of 999999999999 (aws)", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "r.json(1,1): error: this is not JSON")]
    [InlineData("{\n \"a\":\n", "r.json(3,1): error: this is not JSON")]
    [InlineData("[]", "it has no `schemaVersion`")]
    [InlineData("""{"version":"2.1.0","runs":[]}""", "it has no `schemaVersion`")]
    [InlineData("""{"schemaVersion":"2.0"}""", "this report is of form 2.0; this version of the tool reads 1.x")]
    [InlineData("""{"schemaVersion":"1.0","tool":{}}""", "this is no whole report of `--format json`")]
    public void What_is_no_report_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<DocumentException>(() => ComparedReportReader.Read("r.json", Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_report_of_an_earlier_form_is_read()
    {
        var text = Written.Text(SampleReports.Pleasant(), "json").Replace($"\"schemaVersion\": \"{JsonReport.SchemaVersion}\"", "\"schemaVersion\": \"1.0\"", StringComparison.Ordinal).Replace("\"suppression\"", "\"later\"", StringComparison.Ordinal);
        Assert.All(ComparedReportReader.Read("r.json", Encoding.UTF8.GetBytes(text)).Findings, f => Assert.False(f.IsSuppressed));
    }

    private static HashSet<string> Keys(ReportChanges changes, Func<FindingChange, bool> which) => changes.All.Where(which).Select(c => c.Finding.Fingerprint).ToHashSet(StringComparer.Ordinal);

    private static ComparedReport One(Status? status) => Report(status is { } s ? [Finding("s3/rule-0", "b", s)] : []);

    private static AuditReport Distinct(AuditReport report) => report with { Findings = [.. report.Findings.DistinctBy(f => (f.Rule.Id, f.Resource.Arn))] };

    private static ComparedFinding Finding(string rule, string name, Status status, string value = "0", bool suppressed = false)
    {
        var arn = $"arn:aws:s3:::{name}";
        return new ComparedFinding
        {
            Fingerprint = Fingerprints.Of(rule, arn),
            RuleId = rule,
            Severity = Severity.High,
            Status = status,
            Resource = new FindingResource(arn, Type, name, "eu-west-1", "111122223333"),
            IsSuppressed = suppressed && status == Status.Fail,
            Evidence = status == Status.Fail ? [new Evidence("s3:GetBucketVersioning", "Value", value, null)] : [],
        };
    }

    private static ComparedReport Report(IReadOnlyList<ComparedFinding> findings) => new()
    {
        AccountId = "111122223333",
        Partition = "aws",
        EndedAt = DateTimeOffset.UnixEpoch,
        ToolVersion = "0.1.0",
        RulesHash = "r",
        SnapshotHash = "s",
        SettingsHash = "",
        Rules = findings.Select(f => f.RuleId).Append("s3/rule-0").Append("s3/rule-1").Append("s3/rule-2").Distinct(StringComparer.Ordinal).ToDictionary(r => r, _ => (IReadOnlyList<string>)[], StringComparer.Ordinal),
        Coverage = new Dictionary<(string, string), bool> { [(Type, "eu-west-1")] = true },
        Findings = findings,
    };
}
