using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Gathers findings while a policy is read.</summary>
internal sealed class FindingList
{
    private readonly List<PolicyFinding> _findings = [];

    internal ImmutableArray<PolicyFinding> ToImmutable() => [.. _findings];

    internal void Error(PolicyFindingCode code, TextPosition position, string message) =>
        _findings.Add(new PolicyFinding(PolicyFindingSeverity.Error, code, message, position));

    internal void Warn(PolicyFindingCode code, TextPosition position, string message) =>
        _findings.Add(new PolicyFinding(PolicyFindingSeverity.Warning, code, message, position));
}
