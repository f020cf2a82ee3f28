namespace PowerHour.Audit.AwsServices.Models;

/// <summary>Decides by name which operations may be in a service model at all: those that read an account's configuration.</summary>
/// <remarks>
/// The guard is part of the loader, so that a model file that was edited or generated with a writing operation does not
/// load. Names that read but hand out secrets, credentials or customers' data (<c>GetSecretValue</c>, <c>GetObject</c>,
/// <c>GetRecords</c>) are refused as well: judging a configuration never needs them.
/// </remarks>
public static class ReadOnlyOperations
{
    private static readonly string[] Verbs = ["Get", "List", "Describe", "Search", "BatchGet", "Query", "Head"];

    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal) { "GenerateCredentialReport" };

    // Reads of secrets, of credentials, of code and of the data itself.
    private static readonly string[] RefusedPrefixes =
    [
        "GetObject", "SelectObject", "GetParameter", "GetSecret", "BatchGetSecret", "GetRecord", "BatchGetRecord",
        "GetShardIterator", "GetItem", "BatchGetItem", "Query", "GetMedia", "GetImages", "GetClip", "GetHLS", "GetDASH",
        "GetDataEndpoint", "GetSessionToken", "GetFederationToken", "GetAccessKeyInfo", "GetAuthorizationToken",
        "GetRoleCredentials", "GetCredentials", "GetClusterCredentials", "GetClusterCredentialsWithIAM", "GetIdToken",
        "GetOpenIdToken", "GetId", "GetPasswordData", "GetConsole", "GetDownloadUrl", "GetLayerVersion", "GetApiKey",
        "GetQueryResults", "GetLogEvents", "GetLogRecord", "GetLogObject", "GetTemporary", "GetUnfiltered", "GetWorkUnit",
        "GetFindingsContent", "GetRandomPassword", "GetPublicKey", "GetParametersForImport", "GetExport", "GetSdk",
        "GetStatementResult", "GetChangeset", "GetDataAccess", "GetSigningCertificate", "GetTokens",
    ];

    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "GetObjectLockConfiguration", "QueryLineage",
    };

    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal) { "GetFunction", "GetConnection" };

    /// <summary>Whether an operation of that name may be called.</summary>
    public static bool Allows(string operationName) =>
        Exact.Contains(operationName)
        || Harmless.Contains(operationName)
        || (Verbs.Any(v => StartsWithWord(operationName, v))
            && !Refused.Contains(operationName)
            && !RefusedPrefixes.Any(p => operationName.StartsWith(p, StringComparison.Ordinal)));

    private static bool StartsWithWord(string name, string verb) =>
        name.Length > verb.Length && name.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(name[verb.Length]);
}
