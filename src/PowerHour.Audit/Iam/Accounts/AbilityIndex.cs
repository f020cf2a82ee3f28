using System.Collections.Immutable;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>
/// Whether a principal's own side lets it do an action on any resource at all. A row of bits per policy, one for each action of the
/// vocabulary, leaves out most questions before they are asked.
/// </summary>
internal sealed class AbilityIndex
{
    private readonly Authorizer _authorizer;
    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private readonly List<ActionName> _names = [];
    private readonly ImmutableArray<(string Service, int[] Bits)> _byService;
    private readonly Dictionary<string, ImmutableArray<ResourceScope>> _scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyDocument, ulong[]> _allowedBy = [];

    // Questions come principal by principal: what is kept is of the last one.
    private readonly Dictionary<int, Truth> _truths = [];
    private readonly ulong[] _row;
    private IamPrincipal? _rowOf;
    private IamPrincipal? _truthsOf;

    internal AbilityIndex(Authorizer authorizer, IEnumerable<string> vocabulary)
    {
        _authorizer = authorizer;
        foreach (var action in vocabulary)
        {
            if (_vocabulary.TryAdd(action, _names.Count))
            {
                _names.Add(authorizer.Action(action).Name);
            }
        }

        _row = new ulong[(_names.Count + 63) / 64];
        _byService = [.. _names.Select(static (name, bit) => (name.Service, bit))
            .GroupBy(static n => n.Service, StringComparer.Ordinal)
            .Select(static g => (g.Key, g.Select(static n => n.bit).ToArray()))];
    }

    /// <summary>The best decision over the action's resources; null when no policy of the principal mentions the action.</summary>
    internal Decision? Best(IamPrincipal principal, string action, RequestContext? context = null)
    {
        return Mentions(principal, _vocabulary[action]) ? Decide(principal, action, context) : null;
    }

    internal Truth Truth(IamPrincipal principal, string action)
    {
        if (!ReferenceEquals(principal, _truthsOf))
        {
            _truths.Clear();
            _truthsOf = principal;
        }

        var key = _vocabulary[action];
        if (!_truths.TryGetValue(key, out var truth))
        {
            _truths[key] = truth = Best(principal, action) is { } decision ? DecisionTruth.Of(decision) : Matching.Truth.No;
        }

        return truth;
    }

    internal bool Mentions(IamPrincipal principal, string action) => Mentions(principal, _vocabulary[action]);

    private bool Mentions(IamPrincipal principal, int bit)
    {
        if (!ReferenceEquals(principal, _rowOf))
        {
            Array.Clear(_row);
            foreach (var policy in principal.Policies)
            {
                var allowed = Row(policy);
                for (var word = 0; word < _row.Length; word++)
                {
                    _row[word] |= allowed[word];
                }
            }

            _rowOf = principal;
        }

        return (_row[bit >> 6] >> (bit & 63) & 1) != 0;
    }

    private ulong[] Row(PolicyDocument policy)
    {
        if (_allowedBy.TryGetValue(policy, out var row))
        {
            return row;
        }

        row = new ulong[(_names.Count + 63) / 64];
        if (!policy.IsReadable)
        {
            row.AsSpan().Fill(ulong.MaxValue);
        }

        foreach (var statement in policy.Statements)
        {
            if (statement.Effect == PolicyEffect.Allow)
            {
                Mark(row, statement);
            }
        }

        return _allowedBy[policy] = row;
    }

    private void Mark(ulong[] row, PolicyStatement statement)
    {
        foreach (var (service, bits) in _byService)
        {
            if (!statement.Actions.ConcernsService(service))
            {
                continue;
            }

            foreach (var bit in bits)
            {
                row[bit >> 6] |= statement.Actions.Contains(_names[bit]) ? 1UL << (bit & 63) : 0;
            }
        }
    }

    private Decision Decide(IamPrincipal principal, string action, RequestContext? context)
    {
        Decision? best = null;
        foreach (var scope in Scopes(action))
        {
            best = RegionChoice.Better(best, _authorizer.DecideOwnSide(principal, action, scope, context));
            if (best.Outcome == DecisionOutcome.Allowed)
            {
                break;
            }
        }

        return best!;
    }

    /// <summary>The resources of a type in this account. Only some services let colons into names.</summary>
    private ResourceScope Scope(string pattern)
    {
        var fields = pattern.Split(':', 6);
        if (fields.Length < 6)
        {
            return ResourceScope.Some(pattern);
        }

        fields[1] = _authorizer.Account.Partition;
        fields[4] = fields[4] is "*" ? _authorizer.Account.Account : fields[4];
        var own = string.Join(':', fields);
        return fields[2] is "s3" or "s3express" or "logs" or "lambda" or "cloudwatch" or "apigateway" or "execute-api"
            ? ResourceScope.Some(own)
            : ResourceScope.SomeConfined(own);
    }

    private ImmutableArray<ResourceScope> Scopes(string action)
    {
        if (!_scopes.TryGetValue(action, out var scopes))
        {
            var patterns = ActionTable.Default.ResourcePatterns(action);
            _scopes[action] = scopes = patterns.IsEmpty ? [ResourceScope.Some("*")] : [.. patterns.Select(Scope)];
        }

        return scopes;
    }
}
