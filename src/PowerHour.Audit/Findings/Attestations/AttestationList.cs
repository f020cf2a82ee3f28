using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings.Attestations;

/// <summary>The attestations of a file.</summary>
public sealed record AttestationList
{
    /// <summary>Nobody stands for anything.</summary>
    public static AttestationList None { get; } = new();

    /// <summary>The file as the person named it; empty where there is none.</summary>
    public string File { get; init; } = "";

    /// <summary>SHA-256 of the file, lower-case hex; empty where there is none.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The attestations, in file order.</summary>
    public IReadOnlyList<Attestation> Entries { get; init; } = [];

    /// <summary>How each advisory stands.</summary>
    /// <param name="advisories">The advisories.</param>
    /// <param name="at">The time of the judgement: when the snapshot was taken.</param>
    /// <returns>One for each advisory, in order.</returns>
    public IReadOnlyList<AttestedAdvisory> Of(IEnumerable<Advisory> advisories, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return [.. advisories.Select(a => Of(a, Entries.FirstOrDefault(e => e.AdvisoryId == a.Id), day))];
    }

    private static AttestedAdvisory Of(Advisory advisory, Attestation? word, DateOnly day) => new(advisory, word switch
    {
        null => AttestationState.NotAttested,
        _ when day > word.Expires => AttestationState.Expired,
        _ when day < word.AttestedOn => AttestationState.NotAttested,
        _ => AttestationState.Attested,
    }, word);
}
