using System.Collections.Immutable;
using System.Text;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using IamStatement = PowerHour.Audit.Iam.Policies.PolicyStatement;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Tells which prefixes of a bucket no policy tells apart, so that thousands of prefixes take as many questions as policies divide the bucket into. Two
/// prefixes are alike where every pattern of every policy covers both or touches neither.
/// </summary>
/// <param name="authorizer">The account.</param>
internal sealed class PrefixRegions(Authorizer authorizer)
{
    private readonly Dictionary<(string Bucket, string Actions), List<Glob>?> _dividers = [];
    private readonly Dictionary<(string Bucket, string Actions, string Signature), string> _representatives = [];

    /// <summary>A pattern of objects about which every answer is the same.</summary>
    /// <param name="bucketArn">The bucket.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="actions">The actions that are asked about.</param>
    /// <returns>The pattern of the prefix itself, or of one that was asked for before and that no policy tells apart from it.</returns>
    public string Representative(string bucketArn, string prefix, ImmutableArray<string> actions)
    {
        var own = $"{bucketArn}/{Literal(prefix)}*";
        var names = string.Join(' ', actions);
        if (Dividers(bucketArn, names, actions) is not { } dividers || Signature(own, dividers) is not { } signature)
        {
            return own;
        }

        var key = (bucketArn, names, signature);
        return _representatives.TryAdd(key, own) ? own : _representatives[key];
    }

    /// <summary>A key may hold characters that are wildcards in a pattern: each stands for one character, itself among them.</summary>
    private static string Literal(string prefix) => prefix.Replace('*', '?');

    private static string? Signature(string pattern, List<Glob> dividers)
    {
        var scope = ResourceScope.Some(pattern);
        var question = new ResourceQuestion(scope.Pattern!, scope.Relations!);
        var signature = new StringBuilder(dividers.Count);
        foreach (var divider in dividers)
        {
            switch (question.Relate(divider))
            {
                case GlobRelation.Covered:
                    signature.Append('+');
                    break;
                case GlobRelation.Disjoint:
                    signature.Append('-');
                    break;
                default:
                    return null;
            }
        }

        return signature.ToString();
    }

    /// <summary>The patterns that divide a bucket; null where some depend on who asks, so that every prefix is a question of its own.</summary>
    private List<Glob>? Dividers(string bucketArn, string names, ImmutableArray<string> actions)
    {
        if (!_dividers.TryGetValue((bucketArn, names), out var found))
        {
            _dividers[(bucketArn, names)] = found = FindDividers(bucketArn, actions);
        }

        return found;
    }

    private List<Glob>? FindDividers(string bucketArn, ImmutableArray<string> actions)
    {
        var scope = ResourceScope.Some($"{bucketArn}/*");
        var question = new ResourceQuestion(scope.Pattern!, scope.Relations!);
        var dividers = new HashSet<Glob>();
        foreach (var statement in Statements(bucketArn, actions))
        {
            foreach (var pattern in statement.Resources.Patterns)
            {
                if (pattern.Glob is not { } glob)
                {
                    return null;
                }

                if (question.Relate(glob) is GlobRelation.Overlapping or GlobRelation.Undecided)
                {
                    dividers.Add(glob);
                }
            }
        }

        return [.. dividers.OrderBy(d => d.ToString(), StringComparer.Ordinal)];
    }

    private IEnumerable<IamStatement> Statements(string bucketArn, ImmutableArray<string> actions)
    {
        ActionName[] names = [.. actions.Select(a => authorizer.Action(a).Name)];
        var own = authorizer.Options.ResourcePolicies.GetValueOrDefault(bucketArn);
        return authorizer.Account.Policies.Concat(own is null ? [] : [own]).Where(p => p.Kind != PolicyKind.Trust).Distinct()
            .SelectMany(p => p.StatementsFor("s3")).Where(s => names.Any(n => s.Actions.Contains(n)));
    }
}
