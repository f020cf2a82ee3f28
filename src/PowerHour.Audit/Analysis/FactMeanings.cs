namespace PowerHour.Audit.Analysis;

/// <summary>What each fact means, in the words of <c>rules/README.md</c>.</summary>
public static class FactMeanings
{
    /// <summary>By the fact's name: for which resources it says something of use, and what.</summary>
    public static readonly IReadOnlyDictionary<string, (string For, string Meaning)> All = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["secrets"] = ("every type", "list of `Path`, `Key`, `Detector`: where credentials were seen; their values were dropped when they were read"),
        ["inLineage"] = ("every type", "the machine-learning lineage reaches it"),
        ["served"] = ("every type", "it is in the lineage of an endpoint or inference component that answers, or of a transform job that was read"),
        ["images"] = ("types that name container images", "list of `Path`, `Uri`, `Registry`, `Repository`, `Tag`, `Digest`, `Pinned` (by digest), `Class`, and for private ECR `RegistryAccount` and `Region`; see below"),
        ["statements"] = ("IAM roles, users", "statements of attached and inline policies; for users, also those of their groups"),
        ["admin"] = ("IAM roles, users", "allowed everything, but for Denies that leave IAM itself open; boundary considered"),
        ["capabilities"] = ("IAM roles, users", "list of `Id` (`'write-training-data'`, `'invoke-endpoint'`, …), `Answer`, `Actions`, `Statement`: what its own policies let it do on some resource"),
        ["duties"] = ("IAM roles, users", "which of `'training'`, `'approval'`, `'deployment'` it may do (`Id`, `Answer`, `Action`, `Resource`, `Statement`, `Text`)"),
        ["dataWrites"] = ("IAM roles, users", "to which buckets of training data it may write, in the same form"),
        ["escalations"] = ("IAM roles, users", "at most one: the shortest way to become an administrator (`Certain`, `Steps`, `Techniques`, `Statements`)"),
        ["becomes"] = ("IAM roles, users", "whom it can become in one step (`Principal`, `Certain`, `Technique`, `Mechanism`, `Statements`, `Stages`, `InLineage`, `Text`)"),
        ["stages"] = ("IAM roles, users", "of `'interactive'`, `'training'`, `'serving'`, `'etl'`, `'data'`, `'monitor'`, `'ci'`, `'deploy'`, `'breakGlass'`: from what runs under it and from `powerhour.yaml`"),
        ["namedStages"] = ("IAM roles, users", "those of them that `powerhour.yaml` names"),
        ["idleDays"] = ("IAM roles", "for how many days it has not been used: since the last use that AWS saw, else since it was made, at most the 400 that AWS looks back; null for others. Unknown where the data do not say"),
        ["usedBy"] = ("IAM roles", "the types of the resources that run under the role"),
        ["writers"] = ("buckets, feature groups, streams, keys, secrets, repositories, functions, jobs, endpoints, …", "grantees: who can change its content"),
        ["readers"] = ("buckets, feature groups, streams, keys, secrets, repositories, functions, jobs, endpoints, …", "grantees: who can take its content out"),
        ["deleters"] = ("buckets, feature groups, streams, keys, secrets, repositories, functions, jobs, endpoints, …", "grantees: who can destroy it or its content"),
        ["policyChangers"] = ("buckets, feature groups, streams, keys, secrets, repositories, functions, jobs, endpoints, …", "grantees: who can change who has access"),
        ["invokers"] = ("endpoints, functions, pipelines, Glue jobs, state machines", "grantees: who can ask or start it"),
        ["keyUsers"] = ("KMS keys", "grantees: who can encrypt or decrypt"),
        ["passers"] = ("IAM roles", "grantees: who can pass it to a service"),
        ["assumers"] = ("IAM roles", "grantees: who can enter it"),
        ["administrators"] = ("whatever has a list of grantees", "ARNs of the administrators who can do any of it; they are in none of these lists"),
        ["exposure"] = ("everything with a policy of its own, roles, methods and routes of APIs", "grantees from outside the account, verb by verb; of a method or route anybody who may call it without authorization"),
        ["public"] = ("everything with a policy of its own, roles, methods and routes of APIs", "anybody can do something with it: its policy or access control list says so and Block Public Access does not close it"),
        ["foreignAccounts"] = ("everything with a policy of its own, roles, methods and routes of APIs", "accounts that are not trusted and that it lets in, whatever the condition"),
        ["mlUses"] = ("S3 buckets", "of `'training-data'`, `'artifact'`, `'capture'`, `'output'`, `'script'`, `'feature-store'`"),
    };
}
