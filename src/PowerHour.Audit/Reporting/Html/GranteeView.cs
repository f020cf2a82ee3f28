namespace PowerHour.Audit.Reporting.Html;

/// <summary>Those whom one statement lets touch a resource.</summary>
/// <param name="Principals">Who: roles and users of the account, other ARNs, or words for anybody, an account or a service.</param>
/// <param name="Doubt">What the answer depends on; empty for a plain yes.</param>
/// <param name="Statement">The statement that decided.</param>
internal sealed record GranteeView(string Principals, string Doubt, string Statement);
