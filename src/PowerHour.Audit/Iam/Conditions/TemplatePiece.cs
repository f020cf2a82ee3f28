namespace PowerHour.Audit.Iam.Conditions;

/// <summary>A run of text, or a policy variable with its default.</summary>
/// <param name="Text">The text; for a variable its default, or null.</param>
/// <param name="Key">The condition key of a variable, or null for text.</param>
/// <param name="IsEscaped">True for <c>${*}</c>, <c>${?}</c> and <c>${$}</c>: the character stands for itself.</param>
internal readonly record struct TemplatePiece(string? Text, string? Key, bool IsEscaped);
