using System.Collections.Immutable;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>One question: who can do one of these actions with this target, and use the key that this takes?</summary>
/// <param name="Target">The target.</param>
/// <param name="Actions">The actions; one of them suffices.</param>
/// <param name="Need">The key that must be usable as well.</param>
internal sealed record AccessQuestion(AccessTarget Target, ImmutableArray<string> Actions, KeyNeed Need);
