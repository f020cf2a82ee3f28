namespace PowerHour.Audit.Tests.Reporting;

/// <summary>A folder with one template, gone after the test.</summary>
internal sealed class TemporaryTemplates : IDisposable
{
    public TemporaryTemplates(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public string Path { get; } = Directory.CreateTempSubdirectory("powerhour-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
