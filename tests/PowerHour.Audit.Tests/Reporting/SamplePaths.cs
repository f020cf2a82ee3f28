using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Attack paths to show.</summary>
internal static class SamplePaths
{
    /// <summary>Somebody writes what a model learns from.</summary>
    public static AttackPath Make(string kind, bool isOutsider) => new()
    {
        Class = kind,
        IsOutsider = isOutsider,
        Points = [new PathPoint("principal", "who", "who"), new PathPoint("S3 prefix", "s3://data/in/", "s3://data/in/"), new PathPoint("model", "arn:m", "m")],
        Steps = [Step("can write", "s3:PutObject is allowed"), Step("trained on", "s3://data/in/")],
        Confidence = Confidence.Capability,
        Count = 1,
        Cut = new PathCut("Take the right away", "", "", 0, 0),
    };

    private static AttackStep Step(string label, string value) => new(label, Confidence.Capability, new Evidence("s3:GetBucketPolicy", "Policy", value, null), [], "", "");
}
