using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>Compares bytes with a file that stands beside the tests and that a person can open.</summary>
/// <remarks>To accept new bytes: run the tests with POWERHOUR_UPDATE_GOLDEN=1, look at the difference, commit it.</remarks>
internal static class Golden
{
    public static void Compare(string name, byte[] actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("POWERHOUR_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no {name}: run with POWERHOUR_UPDATE_GOLDEN=1, look at it, commit it");
        var expected = File.ReadAllBytes(path);
        var at = expected.AsSpan().CommonPrefixLength(actual);
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{name} differs at byte {at}: expected …{Around(expected, at)}… but was …{Around(actual, at)}…");
    }

    /// <summary>The path of a file that stands beside the tests.</summary>
    public static string PathOf(string name) => Path.Combine(Folder(), name);

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PowerHour.Audit.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? throw new InvalidOperationException("the tests run outside the repository"), "tests", "PowerHour.Audit.Tests", "Reporting");
    }

    private static string Around(byte[] bytes, int at) => System.Text.Encoding.UTF8.GetString(bytes.AsSpan(Math.Max(0, at - 40), Math.Min(80, bytes.Length - Math.Max(0, at - 40))));
}
