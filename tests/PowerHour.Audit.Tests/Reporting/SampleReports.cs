using System.Globalization;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Reports to write: a pleasant one, a hostile one, an empty one, a very large one.</summary>
internal static class SampleReports
{
    public const string Account = "111122223333";

    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 8, 15, 4, TimeSpan.Zero);
    private static readonly string[] Regions = ["eu-west-1", "us-east-1"];

    private static readonly CoverageGap Denied = new("sagemaker:DescribeNotebookInstanceLifecycleConfig", "eu-west-1", GapCause.AccessDenied, "AccessDeniedException", "User: arn:aws:sts::111122223333:assumed-role/Auditor/scan is not authorized to perform: sagemaker:DescribeNotebookInstanceLifecycleConfig", "sagemaker:DescribeNotebookInstanceLifecycleConfig", 2);
    private static readonly CoverageGap Throttled = new("sagemaker:ListMonitoringSchedules", "us-east-1", GapCause.Throttled, "ThrottlingException", "Rate exceeded", "", 5);
    private static readonly CoverageGap Policy = new("kms:GetKeyRotationStatus", "eu-west-1", GapCause.DeniedByOrganizationPolicy, "AccessDeniedException", "with an explicit deny in a service control policy", "kms:GetKeyRotationStatus");

    /// <summary>A small company's account: every status, every severity, two regions, three gaps.</summary>
    public static AuditReport Pleasant()
    {
        List<Finding> findings = [];
        foreach (var (rule, number) in SampleRules.All.Select((r, i) => (r, i)))
        {
            foreach (var region in Regions)
            {
                findings.AddRange(Names(rule).Select((name, i) => Make(rule, name, region, Verdict(number, i, region))));
            }
        }

        var (decided, applied) = SampleSuppressions.Pleasant.Apply(findings, SampleRules.All, Begin.AddSeconds(271));
        return Report([.. decided], [Denied, Policy, Throttled], Coverage()) with { Suppressions = applied };
    }

    /// <summary>An account in which nothing was found and nothing asked.</summary>
    public static AuditReport Empty() => Report([], [], []);

    /// <summary>Names, messages, values and addresses that attack a reader, in every place where a stranger's text can stand.</summary>
    public static AuditReport Hostile()
    {
        var attack = HostileTexts.All;
        List<Finding> findings = [];
        foreach (var (text, i) in attack.Select((t, i) => (t, i)))
        {
            var rule = SampleRules.All[i % SampleRules.All.Count];
            findings.Add(Make(rule, text, Regions[i % 2], (Status)(i % 6)) with
            {
                Suppression = (Status)(i % 6) == Status.Fail ? SampleSuppressions.Make(rule.Id, $"arn:{text}", text, text) : null,
                Message = $"{text} is open",
                Evidence = [new Evidence(text, text, text, Begin), new Evidence("", text, text, null)],
            });
        }

        var gaps = attack.Select((t, i) => new CoverageGap($"svc:{t}", t, (GapCause)(i % 15), t, t, t)).ToList();
        var report = Report(findings, gaps, [.. attack.Select((t, i) => new CoverageEntry(new ResourceType(t), t, i, [gaps[i].Id]))]);
        var rules = report.Rules.Select((r, i) => r with { Title = attack[i % attack.Count], Why = attack[i % attack.Count], References = [.. attack], Remediation = new Remediation(attack[i % attack.Count], attack[(i + 1) % attack.Count], attack[(i + 2) % attack.Count], attack[(i + 3) % attack.Count]) }).ToList();
        return report with
        {
            Suppressions = new AppliedSuppressions(attack[0], attack[1], [.. attack.Select((t, i) => new SuppressionUse(SampleSuppressions.Make(t, $"arn:{t}", t, t, line: i + 1), (SuppressionState)(i % 4), i))]),
            Rules = rules,
            Findings = [.. report.Findings.Select(f => f with { Rule = rules.First(r => r.Id == f.Rule.Id), GapIds = f.Status == Status.Unknown ? [gaps[0].Id] : [] })],
            Manifest = report.Manifest with { CallerArn = attack[0], Regions = [.. attack] },
        };
    }

    /// <summary>A very large account: many findings over many jobs.</summary>
    public static AuditReport Large(int count)
    {
        var findings = new List<Finding>(count);
        for (var i = 0; i < count; i++)
        {
            var rule = SampleRules.All[i % SampleRules.All.Count];
            var status = (i % 20) switch { 0 or 1 => Status.Fail, 2 => Status.Unknown, 3 => Status.NotApplicable, _ => Status.Pass };
            var name = string.Create(CultureInfo.InvariantCulture, $"nightly-train-{i / SampleRules.All.Count:000000}-{(uint)(i / SampleRules.All.Count) * 2654435761u:x8}");
            var finding = Make(rule, name, Regions[i / SampleRules.All.Count % 2], status);
            findings.Add(finding with { Evidence = [.. finding.Evidence, new Evidence("sagemaker:DescribeTrainingJob", "OutputDataConfig.S3OutputPath", $"\"s3://acme-artifacts/{name}/output\"", Begin.AddSeconds(i % 271))] });
        }

        return Report(findings, [Denied, Policy, Throttled], Coverage());
    }

    private static AuditReport Report(List<Finding> findings, IReadOnlyList<CoverageGap> gaps, IReadOnlyList<CoverageEntry> coverage) => Bare(findings, gaps, coverage) with
    {
        Score = FindingScores.Of(findings, SampleRules.Threats.Select(t => t.Id), ScoreMode.Inherent),
        ResidualScore = FindingScores.Of(findings, SampleRules.Threats.Select(t => t.Id), ScoreMode.Residual),
    };

    private static AuditReport Bare(List<Finding> findings, IReadOnlyList<CoverageGap> gaps, IReadOnlyList<CoverageEntry> coverage) => new()
    {
        ToolVersion = "0.1.0",
        RulesHash = "6f1d2c9a4b7e8f30516273849aabbccddeeff00112233445566778899aabbccdd",
        TemplatesHash = "a3c5e7f9081b2d4f6072839405162738495a6b7c8d9eafb0c1d2e3f405162738",
        SnapshotHash = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
        Manifest = new SnapshotManifest
        {
            ToolVersion = "0.1.0",
            RulesHash = "6f1d2c9a4b7e8f30516273849aabbccddeeff00112233445566778899aabbccdd",
            AccountId = Account,
            Partition = "aws",
            CallerArn = $"arn:aws:sts::{Account}:assumed-role/Auditor/scan",
            Regions = Regions,
            StartedAt = Begin,
            EndedAt = Begin.AddSeconds(271),
            LookbackDays = 90,
            Calls = 1482,
            Coverage = coverage,
            Gaps = gaps,
            Entries = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["AWS.SageMaker.Model.ndjson"] = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae" },
        },
        Rules = [.. SampleRules.All.OrderBy(r => r.Id, StringComparer.Ordinal)],
        Threats = SampleRules.Threats,
        Controls = SampleRules.Controls,
        Frameworks =
        [
            new("power-hour-checklist", "Checklist of the talk", "4 points", "", IsIndicative: false,
            [
                new("PH-XX-01", "What every sample rule of the first kind asks", [SampleRules.All[0].Id, SampleRules.All[1].Id], ""),
                new("PH-XX-02", "What is looked at in part", [SampleRules.All[2].Id], "the other half of it"),
                new("PH-XX-03", "What was left out of this run", ["none/such"], ""),
                new("PH-XX-04", "What nothing looks at yet", [], "a call that does not exist"),
            ]),
        ],
        Findings = [.. findings.OrderBy(f => f.Status).ThenByDescending(f => f.Severity).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).ThenBy(f => f.Resource.Arn, StringComparer.Ordinal)],
    };

    private static Finding Make(Rule rule, string name, string region, Status status)
    {
        var arn = $"arn:aws:{rule.Id.Split('/')[0]}:{region}:{Account}:{rule.Resource.ShortName.ToLowerInvariant()}/{name}";
        return new Finding
        {
            Rule = rule,
            Resource = new FindingResource(arn, rule.Resource.Name, name, region, Account),
            Status = status,
            Message = Message(rule, name, status),
            Fingerprint = Fingerprints.Of(rule.Id, arn),
            InProduction = name.Contains("prod", StringComparison.Ordinal) || name.StartsWith("churn", StringComparison.Ordinal),
            GapIds = status == Status.Unknown ? [rule.Control == "encryption" ? Policy.Id : rule.Control == "secrets" ? Denied.Id : Throttled.Id] : [],
            Evidence = status == Status.NotApplicable ? [] :
            [
                new Evidence($"{rule.Id.Split('/')[0]}:Describe{rule.Resource.ShortName}", "Setting", status switch { Status.Unknown => "not read", Status.Pass => "\"Disabled\"", _ => "\"Enabled\"" }, status == Status.Unknown ? null : Begin.AddSeconds(42)),
                new Evidence("", "facts.servedBy", "[\"churn-endpoint\"]", Begin.AddSeconds(271)),
            ],
        };
    }

    private static string Message(Rule rule, string name, Status status) => status switch
    {
        Status.Fail => $"{name} does not meet it: the setting is Enabled",
        Status.Unknown => $"{name} could not be judged: the call that would tell was not answered",
        Status.Manual => $"Look at the card of {name} and say whether a person reviewed it",
        Status.Error => $"the rule could not be evaluated on {name}: no such field `Setings`",
        Status.Pass => $"{name} meets it",
        _ => $"{rule.Title}: not about {name}",
    };

    private static string[] Names(Rule rule) => rule.Resource.ShortName switch
    {
        "RestApi" => ["predictions-api"],
        "Role" => ["ml-training-role", "ml-notebook-role"],
        "Key" => ["ml-data-key"],
        "Bucket" => ["acme-training-data", "acme-model-artifacts-of-the-customer-churn-and-retention-programme-2024"],
        "TrainingJob" => ["churn-2026-02-27", "churn-2026-03-01"],
        "Model" => ["churn-v7", "fraud-v2"],
        _ => ["team-notebook", "churn-prod"],
    };

    private static Status Verdict(int rule, int name, string region) => (rule, name, region) switch
    {
        (0, _, "us-east-1") => Status.NotApplicable,
        (0 or 7, 0, _) => Status.Fail,
        (1, 1, "eu-west-1") or (4, 1, _) or (10, _, _) when rule == 10 => Status.Manual,
        (1, 1, "eu-west-1") or (4, 1, _) => Status.Fail,
        (2 or 8, _, "eu-west-1") or (5, 0, "us-east-1") => Status.Unknown,
        (3, 1, "us-east-1") or (9, 0, _) => Status.Fail,
        (6, 1, "us-east-1") => Status.Error,
        (9, 1, "us-east-1") => Status.NotApplicable,
        _ => Status.Pass,
    };

    private static CoverageEntry[] Coverage() =>
        [.. SampleRules.All.Select(r => r.Resource).Distinct().OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(t => Regions.Select(r =>
            new CoverageEntry(t, r, t.Name.Length % 7, t.ShortName == "NotebookInstanceLifecycleConfig" && r == "eu-west-1" ? [Denied.Id] : t.ShortName == "Endpoint" && r == "us-east-1" ? [Throttled.Id] : [])))];
}
