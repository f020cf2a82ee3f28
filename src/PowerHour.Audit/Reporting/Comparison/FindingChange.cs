using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>A finding in two runs.</summary>
/// <param name="Kind">How it changed.</param>
/// <param name="RuleId">The rule's id; of the later run where it has it.</param>
/// <param name="Before">The finding of the earlier run; null where it had none.</param>
/// <param name="After">The finding of the later run; null where it has none.</param>
public sealed record FindingChange(ChangeKind Kind, string RuleId, ComparedFinding? Before, ComparedFinding? After)
{
    /// <summary>The finding, of the later run where it has it.</summary>
    public ComparedFinding Finding => After ?? Before!;

    /// <summary>The resource.</summary>
    public FindingResource Resource => Finding.Resource;

    /// <summary>The severity.</summary>
    public Severity Severity => Finding.Severity;

    /// <summary>What is otherwise, each in a few words: <c>FAIL, was PASS</c>.</summary>
    public IReadOnlyList<string> What => [.. Differences()];

    /// <summary>Whether the evidence of a finding that fails twice is the same. When it was seen does not matter.</summary>
    /// <param name="before">Before.</param>
    /// <param name="after">After.</param>
    /// <returns>True where call, path and value of each are.</returns>
    internal static bool IsSameEvidence(ComparedFinding before, ComparedFinding after) =>
        before.Evidence.Select(e => (e.Call, e.Path, e.Value)).SequenceEqual(after.Evidence.Select(e => (e.Call, e.Path, e.Value)));

    private IEnumerable<string> Differences()
    {
        if (Before?.Status != After?.Status)
        {
            yield return (Before, After) switch
            {
                (null, { } after) => $"{after.Status.Name()}, not in the baseline",
                ({ } before, null) => $"was {before.Status.Name()}",
                var (before, after) => $"{after!.Status.Name()}, was {before!.Status.Name()}",
            };
        }

        if (Before is not { IsFail: true } old || After is not { IsFail: true } now)
        {
            yield break;
        }

        if (old.Severity != now.Severity)
        {
            yield return $"{now.Severity.Name()}, was {old.Severity.Name()}";
        }

        if (old.IsSuppressed != now.IsSuppressed)
        {
            yield return now.IsSuppressed ? "suppressed now" : "no longer suppressed";
        }

        foreach (var text in Evidence(old, now))
        {
            yield return text;
        }
    }

    private static IEnumerable<string> Evidence(ComparedFinding old, ComparedFinding now)
    {
        var values = old.Evidence.DistinctBy(e => (e.Call, e.Path)).ToDictionary(e => (e.Call, e.Path), e => e.Value);
        foreach (var evidence in now.Evidence)
        {
            if (!values.Remove((evidence.Call, evidence.Path), out var value))
            {
                yield return $"{evidence.Path} {evidence.Value}, was not quoted";
            }
            else if (value != evidence.Value)
            {
                yield return $"{evidence.Path} {evidence.Value}, was {value}";
            }
        }

        foreach (var ((_, path), value) in values.OrderBy(v => v.Key.Call, StringComparer.Ordinal).ThenBy(v => v.Key.Path, StringComparer.Ordinal))
        {
            yield return $"{path} is not quoted, was {value}";
        }
    }
}
