using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>
/// Divides the language of one pattern by others, by walking their automata side by side. Exact: characters that no pattern
/// mentions are interchangeable, so one stands for all.
/// </summary>
internal static class GlobPartitioner
{
    /// <summary>States visited before the search gives up.</summary>
    internal const int DefaultLimit = 4_000;

    internal static GlobPartition Divide(Glob question, IReadOnlyList<Glob> patterns, int limit = DefaultLimit)
    {
        var machine = new GlobMachine([question, .. patterns]);
        var regions = ImmutableArray.CreateBuilder<GlobRegion>();
        var seenRegions = new HashSet<GlobState>();
        var visited = new List<GlobVisit> { new(machine.Start(), -1, '\0') };
        var known = new HashSet<GlobState> { visited[0].State };
        for (var i = 0; i < visited.Count; i++)
        {
            var state = visited[i].State;
            if (machine.Accepts(state, 0) && seenRegions.Add(machine.Acceptance(state)))
            {
                regions.Add(RegionOf(machine, state, patterns.Count, visited, i));
            }

            foreach (var character in machine.Outgoing(state))
            {
                var next = machine.Advance(state, character);
                if (!machine.IsAlive(next, 0) || !known.Add(next))
                {
                    continue;
                }

                if (visited.Count >= limit)
                {
                    return new GlobPartition(regions.ToImmutable(), IsComplete: false);
                }

                visited.Add(new GlobVisit(next, i, character));
            }
        }

        return new GlobPartition(regions.ToImmutable(), IsComplete: true);
    }

    internal static GlobRelation Relate(Glob question, Glob pattern, int limit = DefaultLimit)
    {
        if (pattern.IsAny)
        {
            return GlobRelation.Covered;
        }

        if (question.IsLiteral)
        {
            return pattern.IsMatch(question.LiteralPrefix) ? GlobRelation.Covered : GlobRelation.Disjoint;
        }

        if (PrefixesClash(question, pattern) || !GlobComparison.Intersect(question.Tokens, pattern.Tokens))
        {
            return GlobRelation.Disjoint;
        }

        if (GlobComparison.SurelyCovers(pattern.Tokens, question.Tokens))
        {
            return GlobRelation.Covered;
        }

        return GlobComparison.SurelyLeavesOut(pattern, question.Tokens)
            ? GlobRelation.Overlapping
            : RelateByDivision(question, pattern, limit);
    }

    /// <summary>The same answer from the automata alone.</summary>
    internal static GlobRelation RelateByDivision(Glob question, Glob pattern, int limit = DefaultLimit)
    {
        var division = Divide(question, [pattern], limit);
        var some = division.Regions.Any(static r => r.Matches[0]);
        var notAll = division.Regions.Any(static r => !r.Matches[0]);
        return (some, notAll, division.IsComplete) switch
        {
            (true, true, _) => GlobRelation.Overlapping,
            (_, _, false) => GlobRelation.Undecided,
            (true, false, _) => GlobRelation.Covered,
            _ => GlobRelation.Disjoint,
        };
    }

    private static bool PrefixesClash(Glob left, Glob right)
    {
        var shared = Math.Min(left.LiteralPrefix.Length, right.LiteralPrefix.Length);
        return !left.LiteralPrefix.AsSpan(0, shared).SequenceEqual(right.LiteralPrefix.AsSpan(0, shared));
    }

    private static GlobRegion RegionOf(GlobMachine machine, GlobState state, int count, List<GlobVisit> visited, int index)
    {
        var flags = ImmutableArray.CreateBuilder<bool>(count);
        for (var p = 0; p < count; p++)
        {
            flags.Add(machine.Accepts(state, p + 1));
        }

        var characters = new Stack<char>();
        for (var at = index; visited[at].Parent >= 0; at = visited[at].Parent)
        {
            characters.Push(visited[at].Character);
        }

        return new GlobRegion(flags.MoveToImmutable(), string.Concat(characters));
    }
}
