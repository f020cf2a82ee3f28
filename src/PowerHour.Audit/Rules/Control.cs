namespace PowerHour.Audit.Rules;

/// <summary>A point of the checklist that rules serve.</summary>
/// <param name="Id">The id: <c>vpc-isolation</c>.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Talk">The talk's point, in our words.</param>
/// <param name="Summary">What an auditor should know about it.</param>
public sealed record Control(string Id, string Title, string Talk, string Summary);
