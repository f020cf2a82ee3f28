using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Evaluation.Paths;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>Works out which resource types rules need, so that nothing else is asked for.</summary>
public static class RuleNeeds
{
    private static readonly string[] Identities = ["AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::ManagedPolicy"];

    /// <summary>What binds every principal of the account.</summary>
    private static readonly string[] Organization = ["AWS::Account::Account", "AWS::Organizations::Policy", "AWS::Organizations::OrganizationalUnit", "AWS::Organizations::InheritedPolicy"];

    private static readonly string[] Permissions = ["AWS::IAM::ManagedPolicy", "AWS::IAM::Group", .. Organization];

    private static readonly string[] Access = [.. Identities, .. Organization, "AWS::KMS::Key", "AWS::KMS::Alias", "AWS::S3::AccountPublicAccessBlock"];

    private static readonly Dictionary<string, string[]> Implied = new(StringComparer.Ordinal)
    {
        ["bucketOf"] = ["AWS::S3::Bucket"],
        ["objectOf"] = ["AWS::S3::Object"],
        ["bucketKeyClass"] = ["AWS::S3::Bucket", "AWS::KMS::Key", "AWS::KMS::Alias"],
        ["writersOf"] = ["AWS::S3::Bucket", .. Access],
        ["allows"] = Permissions,
        ["roleAllows"] = ["AWS::IAM::Role", .. Permissions],
        ["whoCan"] = [.. Identities, .. Organization],
        ["keyClass"] = ["AWS::KMS::Key", "AWS::KMS::Alias"],
    };

    /// <summary>What paths ask beside the lineage itself: who can do what, and what stands before endpoints.</summary>
    private static readonly string[] PathTypes =
    [
        .. Identities, .. Organization, "AWS::S3::Bucket", "AWS::S3::AccountPublicAccessBlock", "AWS::S3::AccessPoint", "AWS::KMS::Key", "AWS::KMS::Alias",
        "AWS::ECR::Repository", "AWS::Lambda::Function", "AWS::Kinesis::Stream", "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api", "AWS::Macie::BucketSummary", "AWS::Redshift::Cluster", "AWS::StepFunctions::StateMachine", "AWS::EC2::Subnet", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup", "AWS::EC2::VPCEndpoint",
    ];

    private static readonly Dictionary<string, string[]> ImpliedByFact = new(StringComparer.Ordinal)
    {
        ["public"] = ["AWS::S3::AccountPublicAccessBlock"],
        ["foreignAccounts"] = ["AWS::S3::AccountPublicAccessBlock"],
        ["exposure"] = ["AWS::S3::AccountPublicAccessBlock"],
        ["statements"] = ["AWS::IAM::ManagedPolicy", "AWS::IAM::Group"],
        ["admin"] = Permissions,
        ["capabilities"] = Permissions,
        ["escalations"] = [.. Identities, .. Organization],
        ["becomes"] = [.. Identities, .. Organization],
        ["duties"] = Permissions,
        ["dataWrites"] = [.. Access, "AWS::S3::Bucket"],
        ["writers"] = Access,
        ["readers"] = Access,
        ["deleters"] = Access,
        ["policyChangers"] = Access,
        ["invokers"] = Access,
        ["keyUsers"] = Access,
        ["passers"] = Access,
        ["assumers"] = Access,
        ["administrators"] = Access,
    };

    /// <summary>What a fact rests on only where certain types are judged: who may call a method stands in the API, and whether anybody can, in its stages.</summary>
    private static readonly Dictionary<string, string[]> ImpliedOn = new(StringComparer.Ordinal)
    {
        ["exposure AWS::ApiGateway::Resource"] = ["AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage"],
        ["public AWS::ApiGateway::Resource"] = ["AWS::ApiGateway::RestApi", "AWS::ApiGateway::Stage"],
        ["exposure AWS::ApiGatewayV2::Route"] = ["AWS::ApiGatewayV2::Api"],
        ["public AWS::ApiGatewayV2::Route"] = ["AWS::ApiGatewayV2::Api"],
    };

    /// <summary>Facts that rest on the lineage: stages of roles come from what runs under them.</summary>
    private static readonly HashSet<string> OnLineage = new(StringComparer.Ordinal)
    {
        "inLineage", "served", "usedBy", "mlUses", "stages", "becomes", "dataWrites", "writers", "readers", "deleters", "policyChangers", "invokers", "keyUsers", "passers", "assumers",
    };

    /// <summary>The types that rules need.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="catalog">The relations between types.</param>
    /// <returns>The types.</returns>
    public static IReadOnlySet<ResourceType> Of(IReadOnlyCollection<CompiledRule> rules, ServiceCatalog catalog)
    {
        var types = rules.SelectMany(r => Of(r, catalog)).ToHashSet();
        if (rules.Any(r => RestsOnLineage(r, catalog)))
        {
            types.UnionWith(catalog.Types.Where(t => t.Role == ResourceRole.Ml || t.Relations.Any(r => EdgeKinds.Feeding.Contains(r.Edge))).Select(t => t.Type));
        }

        return WithParents(types, catalog);
    }

    /// <summary>The types that one rule needs itself, those of the lineage that its facts rest on left out.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="catalog">The relations between types.</param>
    /// <returns>The types, and whether all of the lineage is needed besides.</returns>
    internal static (IReadOnlySet<ResourceType> Types, bool RestsOnLineage) Named(CompiledRule rule, ServiceCatalog catalog) => (WithParents([.. Of(rule, catalog)], catalog), RestsOnLineage(rule, catalog));

    /// <summary>Adds the types through which others are listed or met: a table is found by its database, a named bucket by not being among the account's.</summary>
    private static HashSet<ResourceType> WithParents(HashSet<ResourceType> types, ServiceCatalog catalog)
    {
        var open = new Queue<ResourceType>(types);
        while (open.TryDequeue(out var type))
        {
            foreach (var through in new[] { catalog.Find(type)?.List?.For, catalog.Find(type)?.StandsFor }.OfType<ResourceType>().Where(types.Add))
            {
                open.Enqueue(through);
            }
        }

        return types;
    }

    private static IEnumerable<ResourceType> Of(CompiledRule rule, ServiceCatalog catalog)
    {
        yield return rule.Rule.Resource;
        foreach (var references in rule.Programs.Select(p => p.References))
        {
            var named = references.LiteralsOf("resources").Concat(references.LiteralsOf("regional")).Concat(references.LiteralsOf("resource"));
            var implied = references.Functions.SelectMany(f => Implied.GetValueOrDefault(f, PathFunctions.Names.Contains(f) ? PathTypes : []));
            var facts = references.FieldsOf("facts").Select(f => f.Split('.')[0]).ToArray();
            var byFact = facts.SelectMany(f => ImpliedByFact.GetValueOrDefault(f, []).Concat(ImpliedOn.GetValueOrDefault($"{f} {rule.Rule.Resource}", [])));
            foreach (var name in named.Concat(implied).Concat(byFact))
            {
                yield return new ResourceType(name);
            }

            var self = rule.Rule.Resource;
            var related = references.LiteralsOf("related").SelectMany(e => catalog.Find(self)?.Relations.Where(r => r.Edge == e).Select(r => r.To) ?? []);
            var referrers = references.LiteralsOf("referrers").SelectMany(e => catalog.Types.Where(t => t.Relations.Any(r => r.Edge == e && r.To == self)).Select(t => t.Type));
            foreach (var type in related.Concat(referrers))
            {
                yield return type;
            }
        }
    }

    private static bool RestsOnLineage(CompiledRule rule, ServiceCatalog catalog) =>
        catalog.Find(rule.Rule.Resource)?.Role == ResourceRole.Shared
        || rule.Programs.Any(p => p.References.FieldsOf("facts").Any(f => OnLineage.Contains(f.Split('.')[0])) || p.References.Functions.Any(PathFunctions.Names.Contains));
}
