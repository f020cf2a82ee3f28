namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>The kinds of callers that an API tells apart.</summary>
internal static class CallerClass
{
    /// <summary>Anybody; an API key is no identity.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>Somebody that a user pool or another issuer of tokens knows.</summary>
    public const string SignedIn = "signed-in user";

    /// <summary>A principal of AWS that may invoke the API.</summary>
    public const string Iam = "IAM caller";

    /// <summary>Somebody that a function of the account lets in.</summary>
    public const string Authorized = "authorized caller";

    /// <summary>Whom a method or route lets in.</summary>
    /// <param name="authorization">The type of authorization: <c>NONE</c>, <c>AWS_IAM</c>, <c>CUSTOM</c>, <c>COGNITO_USER_POOLS</c>, <c>JWT</c>.</param>
    /// <returns>The kind of caller.</returns>
    public static string Of(string authorization) => authorization switch
    {
        "NONE" or "" => Anonymous,
        "AWS_IAM" => Iam,
        "JWT" or "COGNITO_USER_POOLS" => SignedIn,
        _ => Authorized,
    };

    /// <summary>A caller as it stands at the beginning of a path.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="name">The name for people.</param>
    /// <returns>The actor. Whoever has not been let in by the account stands outside.</returns>
    public static PathActor Actor(string kind, string name) => new(new PathPoint(PointKind.Caller, kind == Anonymous ? "*" : kind, name), kind, kind == Anonymous, []);
}
