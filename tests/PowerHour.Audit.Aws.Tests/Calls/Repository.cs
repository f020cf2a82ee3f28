namespace PowerHour.Audit.Aws.Tests.Calls;

/// <summary>Finds the repository's root, and the design papers beside it where they are present.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "PowerHour.Audit.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("PowerHour.Audit.sln is in no folder above the tests.");
    }
}
