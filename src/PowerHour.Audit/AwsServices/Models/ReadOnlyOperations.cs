using System.Collections.Frozen;

namespace PowerHour.Audit.AwsServices.Models;

/// <summary>Decides by name which operations may be in a service model at all: those that read an account's configuration.</summary>
/// <remarks>
/// The guard is part of the loader: a model file that was edited or generated with a writing operation does not load.
/// Names that read, but hand out secrets, credentials, code or the data itself (<c>GetSecretValue</c>, <c>GetObject</c>,
/// <c>GetRecords</c>), are refused as well: judging a configuration never needs them.
/// </remarks>
public static class ReadOnlyOperations
{
    private static readonly string[] Verbs = ["Get", "List", "Describe", "Search", "BatchGet", "Query", "Head"];

    /// <summary>Good names that the rules below would refuse.</summary>
    private static readonly FrozenSet<string> Allowed = Set(
        "GenerateCredentialReport", "GetCredentialReport", "GetAccountPasswordPolicy");

    private static readonly FrozenSet<string> Refused = Set(
        "GetObject", "GetObjectTorrent", "HeadObject", "GetItem", "GetSecretValue", "GetFunction", "GetConnection", "GetId",
        "GetMedia", "GetMediaForFragmentList", "GetClip", "GetImages", "GetDataEndpoint", "GetExport", "GetSdk",
        "GetShardIterator", "GetLayerVersion", "GetLayerVersionByArn", "GetDownloadUrlForLayer", "GetConsoleOutput",
        "GetConsoleScreenshot", "GetDataAccess", "QueryForecast", "GetApiKey", "GetApiKeys", "GetTemplate", "GetWorkUnits",
        "GetRandomPassword", "DescribeUserPoolClient", "GetGeneratedPolicy", "GetChangeset", "GetTransformer", "GetFile", "GetBlob",
        "GetExecutionHistory", "BatchGetImage");

    private static readonly string[] RefusedStarts =
    [
        "GetParameter", "GetSecret", "BatchGetSecret", "GetRecord", "BatchGetRecord", "BatchGetItem", "GetLogEvents",
        "GetLogRecord", "GetLogObject", "FilterLog", "GetQueryResult", "GetStatementResult", "GetWorkUnit", "GetHLS",
        "GetDASH", "GetUnfiltered", "GetTemporary",
    ];

    private static readonly string[] RefusedEnds =
        ["Token", "Tokens", "Credential", "Credentials", "CredentialsWithIAM", "CredentialsForIdentity", "Password", "PasswordData", "SigningKey"];

    /// <summary>Whether an operation of that name may be in a service model, and so be called.</summary>
    public static bool Allows(string operationName) =>
        Allowed.Contains(operationName)
        || (Verbs.Any(v => StartsWithWord(operationName, v))
            && !Refused.Contains(operationName)
            && !RefusedStarts.Any(s => operationName.StartsWith(s, StringComparison.Ordinal))
            && !RefusedEnds.Any(e => operationName.EndsWith(e, StringComparison.Ordinal)));

    private static bool StartsWithWord(string name, string verb) =>
        name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]);

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
