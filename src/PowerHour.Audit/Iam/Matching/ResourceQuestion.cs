using System.Collections.Concurrent;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>A question about every resource of a pattern: remembers how each policy pattern lies to it.</summary>
internal sealed class ResourceQuestion(Glob pattern, ConcurrentDictionary<Glob, GlobRelation> relations)
{
    private Dictionary<string, Glob>? _interned;

    internal Glob Pattern { get; } = pattern;

    /// <summary>Patterns found to divide the question, in order of discovery.</summary>
    internal List<Glob> Dividers { get; } = [];

    /// <summary>True when some relation could not be worked out within the limit.</summary>
    internal bool IsUndecided { get; private set; }

    internal GlobRelation Relate(Glob glob)
    {
        if (!relations.TryGetValue(glob, out var relation))
        {
            relation = GlobPartitioner.Relate(Pattern, glob);
            relations.TryAdd(glob, relation);
        }

        return relation;
    }

    internal bool Ask(Glob glob)
    {
        switch (Relate(glob))
        {
            case GlobRelation.Covered:
                return true;
            case GlobRelation.Overlapping:
                Note(glob);
                return false;
            case GlobRelation.Undecided:
                IsUndecided = true;
                return false;
            default:
                return false;
        }
    }

    internal Glob Intern(List<PatternCharacter> characters)
    {
        var key = string.Concat(characters.Select(static c => c.IsWildcard ? "\0" + c.Value : c.Value.ToString()));
        _interned ??= new Dictionary<string, Glob>(StringComparer.Ordinal);
        return _interned.TryGetValue(key, out var glob)
            ? glob
            : _interned[key] = GlobCompiler.Compile(characters, GlobStyle.Resource);
    }

    private void Note(Glob glob)
    {
        if (!Dividers.Contains(glob))
        {
            Dividers.Add(glob);
        }
    }
}
