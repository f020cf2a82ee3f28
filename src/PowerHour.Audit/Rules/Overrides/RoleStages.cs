namespace PowerHour.Audit.Rules.Overrides;

/// <summary>Which roles work in which stage, where that does not show in what runs under them. Each is a list of patterns over ARNs, with <c>*</c> and <c>?</c>.</summary>
/// <param name="Ci">Roles that build and test.</param>
/// <param name="Deploy">Roles that put models into service.</param>
/// <param name="Data">Roles that own training data.</param>
/// <param name="Monitor">Roles that watch.</param>
/// <param name="BreakGlass">Roles for emergencies.</param>
public sealed record RoleStages(IReadOnlyList<string> Ci, IReadOnlyList<string> Deploy, IReadOnlyList<string> Data, IReadOnlyList<string> Monitor, IReadOnlyList<string> BreakGlass)
{
    /// <summary>No role is named.</summary>
    public static RoleStages None { get; } = new([], [], [], [], []);

    /// <summary>The keys of the file and the patterns below each.</summary>
    public IEnumerable<(string Key, string Stage, IReadOnlyList<string> Patterns)> All =>
        [("ciRoles", "ci", Ci), ("deployRoles", "deploy", Deploy), ("dataRoles", "data", Data), ("monitorRoles", "monitor", Monitor), ("breakGlassRoles", "breakGlass", BreakGlass)];
}
