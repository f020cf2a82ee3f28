using System.Reflection;
using System.Text;

namespace PowerHour.Audit.Documents;

/// <summary>The files that travel in the assembly: rules, descriptor pages, report templates.</summary>
public static class EmbeddedFiles
{
    private static readonly Assembly Home = typeof(EmbeddedFiles).Assembly;

    /// <summary>Every embedded file below a folder, sorted by name.</summary>
    /// <param name="folder">The folder with its closing slash: <c>rules/</c>.</param>
    /// <returns>The files.</returns>
    public static IEnumerable<SourceFile> Below(string folder) =>
        Home.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => new SourceFile(n, Read(n)));

    /// <summary>The text of one embedded file.</summary>
    /// <param name="name">Its name: <c>reports/html/style.css</c>.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Opens one embedded file.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The stream.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Stream Open(string name) =>
        Home.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"no embedded file `{name}`", name);
}
