using System.Text.Json;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Finds the data files of these tests, and what lies beside the repository.</summary>
internal static class TestFiles
{
    private static readonly string Root = FindRoot();

    /// <summary>Reads a data file of this folder.</summary>
    public static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(Root, "tests", "PowerHour.Audit.Tests", "Cel", name)), JsonSerializerOptions.Web)!;

    /// <summary>The path of a file beside the repository, which need not be there.</summary>
    public static string Shared(string path) => Path.Combine(Root, "..", "shared", path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PowerHour.Audit.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No folder above the tests holds PowerHour.Audit.sln.");
        }

        return folder;
    }
}
