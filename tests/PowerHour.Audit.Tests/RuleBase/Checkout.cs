namespace PowerHour.Audit.Tests.RuleBase;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of design papers beside the checkout, which need not be there.</summary>
    public static string Papers { get; } = Path.Combine(Path.GetDirectoryName(Root)!, "shared", "design");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
