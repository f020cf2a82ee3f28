namespace PowerHour.Audit.Cli.Printing;

/// <summary>The browser that prints: one that is installed, named by <c>POWERHOUR_CHROMIUM</c> or found on the path.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">More arguments for it, from <c>POWERHOUR_CHROMIUM_ARGUMENTS</c>: <c>--no-sandbox</c> in a container that forbids the sandbox.</param>
internal sealed record Chromium(string Program, IReadOnlyList<string> Arguments)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "msedge"];

    private static readonly string[] Elsewhere =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Finds the browser.</summary>
    /// <param name="setting">Gives an environment variable; null where it is not set.</param>
    /// <returns>The browser.</returns>
    /// <exception cref="UsageException">There is none, or the one that is named is not there.</exception>
    public static Chromium Find(Func<string, string?> setting)
    {
        var arguments = setting("POWERHOUR_CHROMIUM_ARGUMENTS")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (setting("POWERHOUR_CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named) ? new(named, arguments) : throw new UsageException($"--format pdf: POWERHOUR_CHROMIUM names `{named}`, which is no file");
        }

        var folders = (setting("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var found = Names.SelectMany(n => folders.Select(f => Path.Combine(f, n + ending))).Concat(Elsewhere).FirstOrDefault(File.Exists);
        return found is not null ? new(found, arguments)
            : throw new UsageException("--format pdf: there is no Chromium or Chrome on the path to print with: install one, name it in POWERHOUR_CHROMIUM, or print the HTML report from any browser");
    }
}
