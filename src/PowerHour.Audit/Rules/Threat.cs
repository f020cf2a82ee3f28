namespace PowerHour.Audit.Rules;

/// <summary>One of the threats that findings lead to, as its page in <c>rules/threats</c> describes it.</summary>
/// <param name="Id">The id: <c>model-inversion</c>.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Summary">What it is, what the attacker needs, what it costs.</param>
/// <param name="How">The steps by which weak posture leads there.</param>
/// <param name="References">Ids of the field's catalogues, by catalogue name.</param>
public sealed record Threat(string Id, string Title, string Summary, IReadOnlyList<string> How, IReadOnlyDictionary<string, IReadOnlyList<string>> References);
