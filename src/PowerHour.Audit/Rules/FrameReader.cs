using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules;

/// <summary>Reads the pages that rules point to: threats and controls.</summary>
internal static class FrameReader
{
    private static readonly string[] Order = ["poisoning", "membership-inference", "model-inversion"];

    /// <summary>Reads a threat's page.</summary>
    /// <param name="source">The page.</param>
    /// <returns>The threat and its place among the threats.</returns>
    public static (int Order, Threat Threat) ReadThreat(SourceFile source)
    {
        var page = YamlDocument.ReadMap(source);
        var references = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var threat = new Threat(page.Text("id"), page.Text("title"), page.Text("summary").Trim(), page.Texts("how"), references);
        foreach (var catalogue in (string[])["atlas", "owaspMl", "owaspLlm", "nist"])
        {
            references[catalogue] = page.Texts(catalogue);
        }

        page.RefuseOtherKeys();
        page.ThrowIfWrong();
        var place = Array.IndexOf(Order, threat.Id);
        return (place < 0 ? Order.Length : place, threat);
    }

    /// <summary>Reads the advisories, in file order.</summary>
    /// <param name="source">The page.</param>
    /// <returns>The advisories.</returns>
    public static IReadOnlyList<Advisory> ReadAdvisories(SourceFile source)
    {
        var advisories = new List<Advisory>();
        foreach (var entry in YamlDocument.ReadList(source))
        {
            advisories.Add(new Advisory(entry.Text("id"), entry.Text("title"), entry.Text("statement"), entry.Texts("threats"), entry.Text("why"), entry.Text("evidence"), entry.Texts("points")));
            entry.RefuseOtherKeys();
            entry.ThrowIfWrong();
        }

        return advisories;
    }

    /// <summary>Reads the controls, in file order.</summary>
    /// <param name="source">The page.</param>
    /// <returns>The controls.</returns>
    public static IReadOnlyList<Control> ReadControls(SourceFile source)
    {
        var controls = new List<Control>();
        foreach (var entry in YamlDocument.ReadList(source))
        {
            controls.Add(new Control(entry.Text("id"), entry.Text("title"), entry.OptionalText("talk") ?? "", entry.OptionalText("summary") ?? ""));
            entry.RefuseOtherKeys();
            entry.ThrowIfWrong();
        }

        return controls;
    }
}
