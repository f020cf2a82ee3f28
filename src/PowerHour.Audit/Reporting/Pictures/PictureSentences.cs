namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Says in words what a picture shows.</summary>
internal static class PictureSentences
{
    /// <summary>The boxes by stage, in a sentence, and the attacks.</summary>
    public static string Describe(Picture picture)
    {
        var stages = picture.Nodes.GroupBy(n => n.Stage).OrderBy(g => g.Key)
            .Select(s => $"{PictureWords.Of(s.Key)}: {ReportText.List([.. s.GroupBy(n => n.Kind, StringComparer.Ordinal).OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{ReportText.Number(k.Sum(n => Math.Max(1, n.Members.Count)))} × {k.Key}")])}");
        var attacks = picture.Edges.Count(e => e.IsAttack);
        return $"{string.Join("; ", stages)}.{(attacks == 0 ? "" : $" {ReportText.Count(attacks, "line is a step", "lines are steps")} of an attack path.")}";
    }
}
