using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Who becomes whom in one step, and from there the shortest way to an administrator, certain ways first.</summary>
internal sealed class EscalationGraph
{
    private readonly PrincipalReach[] _reach;
    private readonly Truth[] _administrators;
    private readonly Truth[] _status;
    private readonly int[] _next;

    internal EscalationGraph(Authorizer authorizer, ReachBuilder builder)
    {
        var principals = authorizer.Account.Principals;
        _administrators = [.. principals.Select(authorizer.Administration)];
        _reach = [.. principals.Select(p => IsAdministrator(p.Index) ? PrincipalReach.None : builder.Build(p))];
        _status = new Truth[principals.Length];
        _next = new int[principals.Length];
        Array.Fill(_next, -1);
        Solve(Truth.Yes);
        Solve(Truth.Conditional);
    }

    internal bool IsAdministrator(int index) => _administrators[index] == Truth.Yes;

    /// <summary>An administrator where a condition holds that is not known here.</summary>
    internal bool MayBeAdministrator(int index) => _administrators[index] == Truth.Conditional;

    internal PrincipalReach ReachOf(int index) => _reach[index];

    /// <summary>Yes: certain to become an administrator. Conditional: under conditions. No: not found.</summary>
    internal Truth StatusOf(int index) => _status[index];

    /// <summary>Whom to become next on the way; -1 when the principal makes itself an administrator.</summary>
    internal int NextOf(int index) => _next[index];

    /// <summary>Every principal that is an administrator or can become one, at least as certain as the given truth.</summary>
    internal PrincipalMask Privileged(Truth level)
    {
        var mask = new PrincipalMask(_status.Length);
        for (var i = 0; i < _status.Length; i++)
        {
            mask.Add(i, _administrators[i] >= level || _status[i] >= level ? Truth.Yes : Truth.No);
        }

        return mask;
    }

    private void Solve(Truth level)
    {
        var queue = new Queue<int>();
        for (var i = 0; i < _status.Length; i++)
        {
            if (_status[i] == Truth.No && !IsAdministrator(i) && _reach[i].Gains.Exists(g => g.Truth >= level))
            {
                _status[i] = level;
            }

            if (_administrators[i] >= level || _status[i] >= level)
            {
                queue.Enqueue(i);
            }
        }

        while (queue.TryDequeue(out var target))
        {
            foreach (var i in Entrants(target, level == Truth.Yes))
            {
                if (!IsAdministrator(i) && _status[i] == Truth.No)
                {
                    (_status[i], _next[i]) = (level, target);
                    queue.Enqueue(i);
                }
            }
        }
    }

    private IEnumerable<int> Entrants(int target, bool certainly)
    {
        for (var i = 0; i < _status.Length; i++)
        {
            if (_status[i] == Truth.No && _reach[i].All.Has(target, certainly))
            {
                yield return i;
            }
        }
    }
}
