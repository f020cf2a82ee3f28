namespace PowerHour.Audit.Graph.Places;

/// <summary>A container image as it is named: by tag, which can be moved, or by digest, which can not.</summary>
/// <param name="Registry">The registry's host.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag; <c>latest</c> where neither tag nor digest is named; empty beside a digest alone.</param>
/// <param name="Digest">The digest, such as <c>sha256:…</c>; empty where the image is named by tag.</param>
public sealed record ImageName(string Registry, string Repository, string Tag, string Digest)
{
    /// <summary>Reads a name such as <c>111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1</c> or <c>…@sha256:…</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The name, or null where it has no registry.</returns>
    public static ImageName? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == text.Length - 1)
        {
            return null;
        }

        var rest = text[(slash + 1)..];
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        var digest = at < 0 ? "" : rest[(at + 1)..];
        var named = at < 0 ? rest : rest[..at];
        var colon = named.LastIndexOf(':');
        var tag = colon > named.LastIndexOf('/') ? named[(colon + 1)..] : digest.Length > 0 ? "" : "latest";
        return new ImageName(text[..slash], colon > named.LastIndexOf('/') ? named[..colon] : named, tag, digest);
    }

    /// <summary>Whether what is behind the name can be exchanged without the name changing.</summary>
    public bool IsMovable => Digest.Length == 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Registry}/{Repository}{(Tag.Length > 0 ? $":{Tag}" : "")}{(Digest.Length > 0 ? $"@{Digest}" : "")}";
}
