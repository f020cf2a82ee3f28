using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Grantees that were met before. The same role can by the same statement do the same with thousands of places: one object says so for all.</summary>
internal sealed class KnownGrantees
{
    /// <summary>Enough for every statement of an account at its quotas; what comes after is not kept.</summary>
    private const int MostKept = 200_000;

    private readonly Dictionary<(string Principal, AccessAnswer Answer, string Action, StatementReference? DecidedBy), Grantee> _known = [];

    /// <summary>The same object for a grantee that says the same.</summary>
    /// <param name="made">A user or role of the account, with an answer.</param>
    /// <returns>One that was met before, or this one.</returns>
    public Grantee Once(Grantee made)
    {
        // What is unknown of a grantee rests on the place that was asked about.
        if (made.GapIds.Count > 0)
        {
            return made;
        }

        var key = (made.Principal, made.Answer, made.Action, made.DecidedBy);
        if (_known.TryGetValue(key, out var known))
        {
            return known.ConditionKeys.SequenceEqual(made.ConditionKeys, StringComparer.Ordinal) ? known : made;
        }

        if (_known.Count < MostKept)
        {
            _known.Add(key, made);
        }

        return made;
    }
}
