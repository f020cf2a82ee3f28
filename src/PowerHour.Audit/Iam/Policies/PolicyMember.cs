namespace PowerHour.Audit.Iam.Policies;

/// <summary>A member of a JSON object.</summary>
internal readonly record struct PolicyMember(string Name, TextPosition Position, PolicyNode Value);
