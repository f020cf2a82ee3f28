namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>A decision as somebody states it, before it is read and judged: each is the text of the key of that name.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Resource">The ARN or a pattern over ARNs.</param>
/// <param name="Reason">Why: <c>risk-accepted</c>, <c>mitigated</c> or <c>false-positive</c>.</param>
/// <param name="Justification">Why, in words.</param>
/// <param name="ApprovedBy">Who answers for it.</param>
/// <param name="Expires">The last day on which it holds: <c>2027-03-31</c>.</param>
public sealed record SuppressionEntry(string Rule, string Resource, string Reason, string Justification, string ApprovedBy, string Expires);
