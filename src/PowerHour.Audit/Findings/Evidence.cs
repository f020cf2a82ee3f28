namespace PowerHour.Audit.Findings;

/// <summary>What was observed and where: enough to look again by hand.</summary>
/// <param name="Call">The call that answered: <c>sagemaker:DescribeNotebookInstance</c>; empty where the value is derived.</param>
/// <param name="Path">The field's path in the answer.</param>
/// <param name="Value">The value as compact JSON, shortened; <c>absent</c> where the answer left it out; <c>not read</c> where the call failed.</param>
/// <param name="At">When the answer came, UTC; null where the value was not read.</param>
public sealed record Evidence(string Call, string Path, string Value, DateTimeOffset? At);
