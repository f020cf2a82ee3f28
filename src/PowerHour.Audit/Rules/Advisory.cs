namespace PowerHour.Audit.Rules;

/// <summary>What no interface shows and only people can say. It weighs nothing.</summary>
/// <param name="Id">The id: <c>PH-ADV-01</c>. Permanent.</param>
/// <param name="Title">What should be so, in one line.</param>
/// <param name="Statement">What somebody attests, in full.</param>
/// <param name="Threats">The threats that it bears on.</param>
/// <param name="Why">How it bears on them.</param>
/// <param name="Evidence">What the link of an attestation should lead to.</param>
/// <param name="Points">Points of the checklist that judge the part which can be seen.</param>
public sealed record Advisory(string Id, string Title, string Statement, IReadOnlyList<string> Threats, string Why, string Evidence, IReadOnlyList<string> Points);
