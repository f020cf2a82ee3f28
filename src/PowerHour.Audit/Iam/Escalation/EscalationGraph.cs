using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Who becomes whom in one step, and from there the shortest way to an administrator, certain ways first.</summary>
internal sealed class EscalationGraph
{
    private readonly PrincipalReach[] _reach;
    private readonly bool[] _administrators;
    private readonly Truth[] _status;
    private readonly int[] _next;

    internal EscalationGraph(Authorizer authorizer, ReachBuilder builder)
    {
        var principals = authorizer.Account.Principals;
        _administrators = [.. principals.Select(authorizer.IsAdministrator)];
        _reach = [.. principals.Select(p => _administrators[p.Index] ? new PrincipalReach(0) : builder.Build(p))];
        _status = new Truth[principals.Length];
        _next = new int[principals.Length];
        Array.Fill(_next, -1);
        Solve(Truth.Yes);
        Solve(Truth.Conditional);
    }

    internal bool IsAdministrator(int index) => _administrators[index];

    internal PrincipalReach ReachOf(int index) => _reach[index];

    /// <summary>Yes: certain to become an administrator. Conditional: under conditions. No: not found.</summary>
    internal Truth StatusOf(int index) => _status[index];

    /// <summary>Whom to become next on the way; -1 when the principal makes itself an administrator.</summary>
    internal int NextOf(int index) => _next[index];

    private void Solve(Truth level)
    {
        var queue = new Queue<int>();
        for (var i = 0; i < _status.Length; i++)
        {
            if (_status[i] == Truth.No && _reach[i].Gains.Exists(g => g.Truth >= level))
            {
                _status[i] = level;
            }

            if (_administrators[i] || _status[i] >= level)
            {
                queue.Enqueue(i);
            }
        }

        while (queue.TryDequeue(out var target))
        {
            for (var i = 0; i < _status.Length; i++)
            {
                if (!_administrators[i] && _status[i] == Truth.No && _reach[i].All.Has(target, level == Truth.Yes))
                {
                    (_status[i], _next[i]) = (level, target);
                    queue.Enqueue(i);
                }
            }
        }
    }
}
