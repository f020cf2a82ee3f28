using PowerHour.Audit.Documents;

namespace PowerHour.Audit.AwsServices.Images;

/// <summary>The registry accounts that AWS itself publishes the images of SageMaker from, by region.</summary>
/// <remarks>An account counts in the regions that are listed for it: the same account under another region's host is nobody we know.</remarks>
public static class ImageAccounts
{
    private const string Name = "images/accounts.tsv";
    private const string DatePrefix = "# Date: ";

    private static readonly string[] Lines = EmbeddedFiles.Read(Name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static readonly Dictionary<string, HashSet<string>> Regions = Lines.Where(l => l[0] != '#').Select(l => l.Split('\t'))
        .ToDictionary(l => l[0], l => l[1].Split(',').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The day on which the list was taken, as <c>yyyy-MM-dd</c>. What AWS opened later is not in it.</summary>
    public static string Date { get; } = Lines.First(l => l.StartsWith(DatePrefix, StringComparison.Ordinal))[DatePrefix.Length..];

    /// <summary>How many accounts are known.</summary>
    public static int Count => Regions.Count;

    /// <summary>Whether AWS publishes its images from an account in a region.</summary>
    /// <param name="account">The account id.</param>
    /// <param name="region">The region of the registry.</param>
    /// <returns>True where the list says so.</returns>
    public static bool AreFirstParty(string account, string region) => Regions.TryGetValue(account, out var regions) && regions.Contains(region);
}
