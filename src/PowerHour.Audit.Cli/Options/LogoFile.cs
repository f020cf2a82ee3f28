using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Reads the picture that an organisation puts on its report.</summary>
internal static class LogoFile
{
    /// <summary>Reads a picture.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its <c>data:</c> address.</returns>
    /// <exception cref="UsageException">The file can not be read, is too large, or is no picture.</exception>
    public static string Read(string path) => ReportLogo.DataUri(GivenFile.Read(path, ReportLogo.MaxBytes, "--logo: "))
        ?? throw new UsageException($"--logo: {path}: this is no PNG, JPEG, GIF, WebP or SVG picture");
}
