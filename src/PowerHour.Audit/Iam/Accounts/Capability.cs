using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Something a principal can do to an ML system.</summary>
/// <param name="Id">For example <c>write-training-data</c>.</param>
/// <param name="Words">A phrase for reports.</param>
/// <param name="Actions">The actions; one of them suffices.</param>
public sealed record Capability(string Id, string Words, ImmutableArray<string> Actions);
