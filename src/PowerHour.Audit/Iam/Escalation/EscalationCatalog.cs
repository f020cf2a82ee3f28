using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>
/// Every technique the engine looks for: the published ones of pathfinding.cloud, and the ML services' operations that run the
/// caller's code under a passed role.
/// </summary>
public static class EscalationCatalog
{
    private static readonly Lazy<ImmutableArray<EscalationTechnique>> Loaded = new(Load);

    /// <summary>The techniques, by id.</summary>
    public static ImmutableArray<EscalationTechnique> Techniques => Loaded.Value;

    private static ImmutableArray<EscalationTechnique> Load() =>
    [
        .. IamData.Lines("escalation.tsv").Select(static line => line.Split('\t')).Select(static fields => new EscalationTechnique(
            fields[0], fields[1], Enum.Parse<EscalationMechanism>(fields[2]), List(fields[3]), List(fields[4]))
        {
            Starters = fields.Length > 5 ? List(fields[5]) : [],
        }),
    ];

    private static ImmutableArray<string> List(string field) => field.Length == 0 ? [] : [.. field.Split(',')];
}
