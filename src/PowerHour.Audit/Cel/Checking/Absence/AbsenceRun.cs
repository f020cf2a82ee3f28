using PowerHour.Audit.Cel.Syntax;

namespace PowerHour.Audit.Cel.Checking.Absence;

/// <summary>Works out what expressions can come to where one thing is absent, and where that first becomes an error.</summary>
/// <param name="absent">The key of what is absent.</param>
internal sealed class AbsenceRun(string absent)
{
    private readonly Dictionary<CelProgram, Outcome> _known = [];
    private readonly Dictionary<CelProgram, bool> _mentions = [];
    private readonly string _root = absent.IndexOfAny(['.', '[']) is > 0 and var end ? absent[..end] : absent;

    /// <summary>The node at which the absence becomes an error, and its program.</summary>
    public (CelProgram Program, SyntaxNode Node, SyntaxNode Read)? Place { get; private set; }

    /// <summary>What a program can come to.</summary>
    public Outcome Of(CelProgram program)
    {
        if (!_known.TryGetValue(program, out var outcome))
        {
            _known[program] = outcome = new AbsenceWalk(this, program).Of(program.Root);
        }

        return outcome;
    }

    /// <summary>What a program comes to that must be a truth.</summary>
    public Outcome Truth(CelProgram program) => new AbsenceWalk(this, program).Truth(program.Root);

    /// <summary>Whether a named expression reads the thing that what is absent belongs to, or a part of it.</summary>
    public bool Mentions(CelProgram let)
    {
        if (!_mentions.TryGetValue(let, out var known))
        {
            _mentions[let] = known = new AbsenceWalk(this, let).Mentions(let.Root);
        }

        return known;
    }

    /// <summary>Whether a key is that of what is absent.</summary>
    public bool IsAbsent(string key) => key == absent;

    /// <summary>Whether a key is that of a part of what is absent.</summary>
    public bool IsBelow(string key) => key.StartsWith(absent, StringComparison.Ordinal) && key.Length > absent.Length && key[absent.Length] == '.';

    /// <summary>Whether a key is that of the thing that what is absent belongs to, or of another part of it.</summary>
    public bool IsNear(string key) => key.StartsWith(_root, StringComparison.Ordinal) && (key.Length == _root.Length || key[_root.Length] is '.' or '[');

    /// <summary>Notes where null was read that the node can not take.</summary>
    public Outcome Fail(CelProgram program, SyntaxNode node, SyntaxNode read)
    {
        Place ??= (program, node, read);
        return Outcome.Error;
    }
}
