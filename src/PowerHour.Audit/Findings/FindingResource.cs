namespace PowerHour.Audit.Findings;

/// <summary>The resource that a finding is about.</summary>
/// <param name="Arn">Identity.</param>
/// <param name="Type">The CloudFormation type name.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Region">The region, or <c>global</c>.</param>
/// <param name="AccountId">The account.</param>
public sealed record FindingResource(string Arn, string Type, string Name, string Region, string AccountId);
