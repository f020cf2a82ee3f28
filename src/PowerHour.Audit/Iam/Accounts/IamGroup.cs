using System.Collections.Immutable;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>A group and its policies.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Policies">Its inline and attached policies.</param>
public sealed record IamGroup(string Arn, string Name, ImmutableArray<PolicyDocument> Policies);
