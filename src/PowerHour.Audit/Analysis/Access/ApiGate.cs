namespace PowerHour.Audit.Analysis.Access;

/// <summary>What a method or route of an API asks of whoever calls it.</summary>
/// <param name="Authorization">The type of authorization: <c>NONE</c>, <c>AWS_IAM</c>, <c>CUSTOM</c>, <c>COGNITO_USER_POOLS</c>, <c>JWT</c>; empty where nothing is said, which is none.</param>
/// <param name="NeedsKey">Whether a call must bring an API key. A key tells callers apart, and is no identity.</param>
/// <param name="IsClosed">Whether the API itself keeps the public out: it is private, or its policy does not let everybody in.</param>
/// <param name="Doubts">Why it is not known whether a call arrives at all, as gap ids: the API's own address is off, and its domains are not read.</param>
internal sealed record ApiGate(string Authorization, bool NeedsKey, bool IsClosed, IReadOnlyList<string> Doubts)
{
    /// <summary>Whether anybody may call, with a key where one is needed.</summary>
    public bool IsOpen => IsWithoutAuthorization && !IsClosed;

    /// <summary>Whether the method or route itself asks for nothing.</summary>
    public bool IsWithoutAuthorization => Authorization is "NONE" or "";
}
