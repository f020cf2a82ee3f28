namespace PowerHour.Audit.Rules;

/// <summary>A framework that the rules serve, as its page in <c>rules/frameworks</c> describes it.</summary>
/// <param name="Id">The id, which is the page's name: <c>mitre-atlas</c>.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Version">The version that the page follows; empty where it has none.</param>
/// <param name="Source">Where the framework itself stands; empty for our own.</param>
/// <param name="IsIndicative">Whether ids or mapping are not authoritative, which is said wherever they are printed.</param>
/// <param name="Controls">Its controls, in page order.</param>
public sealed record Framework(string Id, string Title, string Version, string Source, bool IsIndicative, IReadOnlyList<FrameworkControl> Controls)
{
    /// <summary>The name with the version, and the warning where the mapping is indicative.</summary>
    public string FullTitle => $"{Title}{(Version.Length > 0 ? $" {Version}" : "")}{(IsIndicative ? " (indicative)" : "")}";
}
