namespace PowerHour.Audit.Iam.Matching;

/// <summary>One character of a pattern, and whether it is a wildcard or stands for itself.</summary>
internal readonly record struct PatternCharacter(char Value, bool IsWildcard);
