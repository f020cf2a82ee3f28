namespace PowerHour.Audit.Reporting.Html;

/// <summary>An advisory and somebody's word for it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">What should be so.</param>
/// <param name="Statement">What somebody attests.</param>
/// <param name="Why">How it bears on threats.</param>
/// <param name="Threats">The threats.</param>
/// <param name="Evidence">What an attestation should link to.</param>
/// <param name="State">How it stands.</param>
/// <param name="IsAttested">Whether somebody stands for it.</param>
/// <param name="Word">Who, since when and until when; empty where nobody does.</param>
/// <param name="Link">Where the evidence is; empty where nobody stands for it.</param>
internal sealed record AdvisoryView(string Id, string Title, string Statement, string Why, string Threats, string Evidence, string State, bool IsAttested, string Word, string Link);
