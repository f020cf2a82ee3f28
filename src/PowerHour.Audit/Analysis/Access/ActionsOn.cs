using System.Collections.Immutable;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Actions that come to the same, and what they act on.</summary>
/// <param name="Suffix">What the resource's ARN is followed by: <c>/*</c> for the objects of a bucket; empty for the resource itself.</param>
/// <param name="Actions">The actions; one of them suffices.</param>
internal sealed record ActionsOn(string Suffix, ImmutableArray<string> Actions);
