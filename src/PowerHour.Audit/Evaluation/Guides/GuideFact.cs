namespace PowerHour.Audit.Evaluation.Guides;

/// <summary>A fact, as an author meets it.</summary>
/// <param name="Field">How it is read and its type.</param>
/// <param name="For">For which resources it says something of use.</param>
/// <param name="Meaning">What it says.</param>
public sealed record GuideFact(GuideField Field, string For, string Meaning);
