namespace PowerHour.Audit.Reporting.Html;

/// <summary>What changed since the baseline.</summary>
/// <param name="Since">What the comparison rests on.</param>
/// <param name="Sentence">How many findings changed.</param>
/// <param name="Notes">What a reader should know before comparing.</param>
/// <param name="Groups">The changes, kind by kind.</param>
/// <param name="Gone">Resources that are gone.</param>
/// <param name="GoneRest">How many more there are; empty where all are shown.</param>
internal sealed record ChangesView(string Since, string Sentence, IReadOnlyList<string> Notes, IReadOnlyList<ChangeGroupView> Groups, IReadOnlyList<FactView> Gone, string GoneRest);
