namespace PowerHour.Audit.Analysis.Access;

/// <summary>Something that somebody from outside may do with a resource.</summary>
/// <param name="Verb">What; null for an action that is none of those.</param>
/// <param name="Grantee">Who, by which action, and the statement that lets him.</param>
public sealed record Exposure(AccessVerb? Verb, Grantee Grantee);
