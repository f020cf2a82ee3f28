namespace PowerHour.Audit.Iam.Matching;

/// <summary>
/// The resource of a request while it is being decided: one ARN, or one region of a pattern's language. A region answers for
/// every string in it; a pattern that divides it is noted, and the answer is then discarded and the region divided.
/// </summary>
internal sealed class ResourceProbe
{
    private readonly string? _exact;
    private readonly ResourceQuestion? _question;
    private readonly Dictionary<Glob, bool>? _assigned;

    internal ResourceProbe(string exact) => _exact = exact;

    internal ResourceProbe(ResourceQuestion question, Dictionary<Glob, bool> assigned)
    {
        _question = question;
        _assigned = assigned;
    }

    internal bool Matches(Glob glob)
    {
        if (_exact is not null)
        {
            return glob.IsMatch(_exact);
        }

        return _assigned!.TryGetValue(glob, out var known) ? known : _question!.Ask(glob);
    }

    /// <summary>A pattern made from variables during this decision, the same object for the same text.</summary>
    internal Glob Intern(List<PatternCharacter> characters) =>
        _question?.Intern(characters) ?? GlobCompiler.Compile(characters, GlobStyle.Resource);
}
