namespace PowerHour.Audit.Tests.Iam;

/// <summary>Finds test data by walking up to the repository's root.</summary>
internal static class IamTestFiles
{
    internal static string Root { get; } = FindRoot();

    internal static string Own(string relative) => Path.Combine(Root, "tests", "PowerHour.Audit.Tests", "Iam", relative);

    internal static string Shared(string relative) => Path.Combine(Root, "..", "shared", relative);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("PowerHour.Audit.sln is in no folder above the tests.");
    }
}
