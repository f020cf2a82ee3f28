namespace PowerHour.Audit.Inventory;

/// <summary>The printed names of <see cref="GapCause"/>: capitals and underscores, as statuses are.</summary>
public static class GapCauses
{
    private static readonly Dictionary<GapCause, string> Names = Enum.GetValues<GapCause>().ToDictionary(c => c, Spell);

    private static readonly Dictionary<string, GapCause> Values = Names.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    /// <summary>The printed name: <c>ACCESS_DENIED</c> for <see cref="GapCause.AccessDenied"/>.</summary>
    /// <param name="cause">The cause.</param>
    /// <returns>The name.</returns>
    public static string Name(this GapCause cause) => Names[cause];

    /// <summary>Whether a gap has this cause.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="gapId">The gap's id, which begins with the name of its cause.</param>
    /// <returns>True where it has.</returns>
    public static bool IsOf(this GapCause cause, string gapId) => gapId.StartsWith($"{cause.Name()} ", StringComparison.Ordinal);

    /// <summary>Reads a printed name.</summary>
    /// <param name="name">The name, such as <c>ACCESS_DENIED</c>.</param>
    /// <param name="cause">The cause.</param>
    /// <returns>False where there is no such cause.</returns>
    public static bool TryParse(string name, out GapCause cause) => Values.TryGetValue(name, out cause);

    private static string Spell(GapCause cause) =>
        string.Concat(cause.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
