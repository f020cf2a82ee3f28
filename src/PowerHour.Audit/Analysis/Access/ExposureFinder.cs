using System.Text.Json;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;
using IamStatement = PowerHour.Audit.Iam.Policies.PolicyStatement;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Finds whom a resource lets in from outside: asks the engine about each verb that its type knows and about whatever else its policy allows, for each outsider
/// that the policy may mean. The key of a bucket is left aside: an open policy is open whoever holds the key.
/// </summary>
/// <param name="context">The account.</param>
/// <param name="targets">Makes targets.</param>
/// <param name="finder">Answers for outsiders.</param>
internal sealed class ExposureFinder(AnalysisContext context, AccessTargets targets, AccessFinder finder)
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly ResourceType Function = new("AWS::Lambda::Function");

    private readonly ApiExposure _apis = new(context);

    /// <summary>The exposure of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>What outsiders may do; nothing for a type without policies.</returns>
    public Exposures Of(Resource resource)
    {
        if (ApiExposure.Includes(resource.Type))
        {
            return _apis.Of(resource);
        }

        var target = targets.Of(resource.Arn);
        var verbs = Enum.GetValues<AccessVerb>().Where(v => v != AccessVerb.UseKey).SelectMany(v => ResourceActions.Of(resource.Type, v).SelectMany(on => Ask(resource, v, on)));
        var others = Others(resource, target.Policy ?? target.Trust).SelectMany(on => Ask(resource, null, on));
        var all = verbs.Concat(others).GroupBy(e => (e.Verb, e.Grantee.Principal)).Select(g => g.MaxBy(e => e.Grantee.Answer)!)
            .OrderBy(e => e.Grantee.Principal, StringComparer.Ordinal).ThenBy(e => e.Verb is null).ThenBy(e => e.Verb).Select(e => AsAsked(resource, e)).OfType<Exposure>();
        var gaps = target.PolicyGaps.Concat(PolicyGaps.Of(target.Trust)).Concat(resource.Type == Bucket ? AccessControlLists.Gaps(resource) : []);
        return new Exposures([.. all], [.. gaps.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private IEnumerable<Exposure> Ask(Resource resource, AccessVerb? verb, ActionsOn on) =>
        finder.Outside(new AccessQuestion(targets.Of(resource.Arn + on.Suffix), on.Actions, KeyNeed.None)).Select(g => new Exposure(verb, g));

    /// <summary>For each Allow that none of the verbs meets, one action that it allows; of a bucket also what its access control list can allow.</summary>
    private IEnumerable<ActionsOn> Others(Resource resource, PolicyDocument? policy)
    {
        var asked = Enum.GetValues<AccessVerb>().SelectMany(v => ResourceActions.Of(resource.Type, v)).SelectMany(on => on.Actions).Select(a => context.Access.Authorizer.Action(a).Name).ToArray();
        var service = Arn.TryParse(resource.Arn, out var arn) ? arn.Service : "";
        var unmet = policy?.StatementsFor(service).Where(s => s.Effect == PolicyEffect.Allow && s.Principals is not null && !asked.Any(a => s.Actions.Contains(a))).Select(s => Some(s, service)).OfType<string>() ?? [];
        string[] actions = [.. unmet.Concat(resource.Type == Bucket ? AccessControlLists.Actions : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (actions.Length == 0)
        {
            return [];
        }

        return resource.Type == Bucket ? [new ActionsOn("", [.. actions]), new ActionsOn("/*", [.. actions])] : [new ActionsOn("", [.. actions])];
    }

    private static string? Some(IamStatement statement, string service) => ActionTable.Default.Actions
        .FirstOrDefault(a => a.Name.StartsWith(service + ":", StringComparison.Ordinal) && statement.Actions.Contains(ActionName.Parse(a.Name)))?.Name;

    /// <summary>A function answers unsigned requests only at an address that asks for no signature.</summary>
    private static Exposure? AsAsked(Resource resource, Exposure exposure)
    {
        if (resource.Type != Function || exposure.Grantee is not { Principal: "PUBLIC", Action: "lambda:InvokeFunctionUrl" })
        {
            return exposure;
        }

        if (resource.GapsOf("UrlConfigs").Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } gaps)
        {
            return exposure with { Grantee = exposure.Grantee with { Answer = AccessAnswer.Unknown, GapIds = gaps } };
        }

        var kinds = resource.Properties.TryGetProperty("UrlConfigs", out var urls) && urls.ValueKind == JsonValueKind.Array
            ? urls.EnumerateArray().Select(u => u.TryGetProperty("AuthType", out var kind) ? kind.GetString() : null).ToArray() : [];
        return kinds.Contains("NONE", StringComparer.Ordinal) ? exposure
            : kinds.Length > 0 ? exposure with { Grantee = exposure.Grantee with { Principal = "AUTHENTICATED_AWS" } } : null;
    }
}
