using System.Text.RegularExpressions;

namespace PowerHour.Audit.AwsServices.Images;

/// <summary>A container image as a resource names it, taken apart.</summary>
/// <param name="Host">The registry: <c>111122223333.dkr.ecr.eu-west-1.amazonaws.com</c>; <c>docker.io</c> where the name gives none, as container tools read it.</param>
/// <param name="Repository">The repository: <c>team/app</c>.</param>
/// <param name="Tag">The tag; null where there is none, which means <c>latest</c> unless there is a digest.</param>
/// <param name="Digest">The digest with its algorithm: <c>sha256:…</c>; null where there is none.</param>
/// <param name="Account">The account of a private ECR registry; null for every other registry.</param>
/// <param name="Region">The region of a private ECR registry; null for every other registry.</param>
public sealed partial record ImageReference(string Host, string Repository, string? Tag, string? Digest, string? Account, string? Region)
{
    private const string NoHost = "docker.io";

    /// <summary>Registries that anybody can publish to: what lies there is whatever a stranger put there last.</summary>
    private static readonly string[] PublicHosts = ["docker.io", "index.docker.io", "registry-1.docker.io", "gallery.ecr.aws", "public.ecr.aws", "ghcr.io", "quay.io", "gcr.io", "registry.gitlab.com", "mcr.microsoft.com", "nvcr.io", "registry.hf.space"];

    /// <summary>Whether the registry is one that everybody can publish to or that publishes to everybody.</summary>
    public bool IsPublic => PublicHosts.Contains(Host, StringComparer.OrdinalIgnoreCase) || Host.EndsWith(".pkg.dev", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the name of an image apart.</summary>
    /// <param name="text">The name: <c>[host/]repository[:tag][@digest]</c>.</param>
    /// <returns>The parts; null where nothing is named.</returns>
    public static ImageReference? Parse(string text)
    {
        var (name, digest) = Cut(text.Trim(), '@');
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var host = slash > 0 && IsHost(name[..slash]) ? name[..slash] : NoHost;
        var (repository, tag) = Cut(host == NoHost && !name.StartsWith(NoHost + "/", StringComparison.Ordinal) ? name : name[(slash + 1)..], ':');
        if (repository.Length == 0)
        {
            return null;
        }

        var ecr = EcrHost().Match(host);
        return new ImageReference(host, repository, tag, digest, ecr.Success ? ecr.Groups["account"].Value : null, ecr.Success ? ecr.Groups["region"].Value : null);
    }

    /// <summary>The first part is a host, not the begin of a repository's name, where it looks like one; so container tools decide it.</summary>
    private static bool IsHost(string part) => part.Contains('.', StringComparison.Ordinal) || part.Contains(':', StringComparison.Ordinal) || part == "localhost";

    private static (string Before, string? After) Cut(string text, char at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, null) : (text[..place], place + 1 < text.Length ? text[(place + 1)..] : null);
    }

    /// <summary>The hosts of private registries, to the end: <c>….amazonaws.com.example.org</c> is somebody else's.</summary>
    [GeneratedRegex(@"^(?<account>\d{12})\.(dkr\.ecr(-fips)?\.(?<region>[a-z0-9-]+)\.(amazonaws\.com(\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)|dkr-ecr(-fips)?\.(?<region>[a-z0-9-]+)\.(on\.aws|on\.amazonwebservices\.com\.cn))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EcrHost();
}
