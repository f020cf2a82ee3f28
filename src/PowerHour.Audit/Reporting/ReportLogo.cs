using System.Text;

namespace PowerHour.Audit.Reporting;

/// <summary>Turns a picture file into what can stand inside the page.</summary>
/// <remarks>The kind is told from the first bytes and not from the name. A page shows SVG as a picture: nothing in it runs, and it loads nothing.</remarks>
public static class ReportLogo
{
    /// <summary>The largest file that is taken, in bytes: the logo stands in the page twice.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly (string Kind, byte[] Begin)[] Kinds =
    [
        ("image/png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", [.. "GIF8"u8]),
    ];

    /// <summary>The picture as a <c>data:</c> address.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <returns>The address; null where this is no PNG, JPEG, GIF, WebP or SVG picture, or is larger than <see cref="MaxBytes"/>.</returns>
    public static string? DataUri(byte[] file) =>
        file.Length <= MaxBytes && KindOf(file) is { } kind ? $"data:{kind};base64,{Convert.ToBase64String(file)}" : null;

    private static string? KindOf(ReadOnlySpan<byte> file)
    {
        foreach (var (kind, begin) in Kinds)
        {
            if (file.StartsWith(begin))
            {
                return kind;
            }
        }

        var isWebp = file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);
        return isWebp ? "image/webp" : IsSvg(file) ? "image/svg+xml" : null;
    }

    private static bool IsSvg(ReadOnlySpan<byte> file)
    {
        var head = Encoding.UTF8.GetString(file[..Math.Min(file.Length, 1024)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return (head.StartsWith("<svg", StringComparison.Ordinal) || head.StartsWith("<?xml", StringComparison.Ordinal) || head.StartsWith("<!--", StringComparison.Ordinal)) && head.Contains("<svg", StringComparison.Ordinal);
    }
}
