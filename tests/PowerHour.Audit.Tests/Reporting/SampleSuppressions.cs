using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings.Suppressions;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Decisions not to act, made without a file.</summary>
internal static class SampleSuppressions
{
    public static Suppression Make(string rule, string resource, string justification = "Public demonstration, no customer data: see SEC-412.", string approvedBy = "jane@example.com", string expires = "2026-12-31", int line = 1)
    {
        var map = YamlDocument.ReadList(new SourceFile("powerhour.suppressions.yaml", $"- expires: {expires}\n"))[0];
        return new Suppression
        {
            RuleId = rule,
            Resource = resource,
            Reason = SuppressionReason.RiskAccepted,
            Justification = justification,
            ApprovedBy = approvedBy,
            Expires = map.Date("expires")!.Value,
            Line = line,
            Place = map.OptionalScalar("expires")!,
        };
    }

    /// <summary>One that leaves a versioning failure alone, one that is over, one that nothing fails of.</summary>
    public static SuppressionList Pleasant { get; } = new()
    {
        File = "powerhour.suppressions.yaml",
        Hash = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
        Entries =
        [
            Make("s3/bucket-versioning", "arn:aws:s3:eu-west-1:*"),
            Make("sagemaker/notebook-direct-internet-access", "arn:aws:sagemaker:eu-west-1:*", "The pilot needed packages from outside until February.", expires: "2026-02-28", line: 7),
            Make("kms/rotation-enabled", "arn:aws:kms:*", line: 13),
        ],
    };
}
