using PowerHour.Audit.Documents;

namespace PowerHour.Audit.AwsServices.Images;

/// <summary>The algorithms, frameworks and tools that AWS publishes as images, by repository.</summary>
public static class ImageAlgorithms
{
    private const string Name = "images/algorithms.tsv";

    /// <summary>All that are known, by repository.</summary>
    public static readonly IReadOnlyDictionary<string, ImageAlgorithm> All = EmbeddedFiles.Read(Name).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(l => l[0] != '#').Select(Read).ToDictionary(a => a.Repository, StringComparer.Ordinal);

    /// <summary>What the repository of a first-party account holds.</summary>
    /// <param name="repository">Its name.</param>
    /// <returns>What it holds, or null where the name is not known.</returns>
    public static ImageAlgorithm? Find(string repository) => All.GetValueOrDefault(repository);

    private static ImageAlgorithm Read(string line) => line.TrimEnd('\r').Split('\t') is [var repository, var name, var kind, var reveals, var source]
        ? new ImageAlgorithm(repository, name, kind, reveals.Length > 0 ? reveals : null, source)
        : throw new InvalidOperationException($"{Name}: `{line}` has not five columns");
}
