using System.Globalization;
using System.Text.Json;
using PowerHour.Audit.Cli.Options;

namespace PowerHour.Audit.Cli;

/// <summary>Finds a failure in a JSON report by its fingerprint.</summary>
internal static class SuppressedFinding
{
    private const int ShortestStart = 8;
    private const long MaxBytes = 1L << 31;

    /// <summary>Finds it.</summary>
    /// <param name="path">The report.</param>
    /// <param name="fingerprint">The fingerprint or its beginning.</param>
    /// <returns>The rule, the resource's ARN, and the time of the judgement.</returns>
    /// <exception cref="UsageException">There is no such report, or no one such failure in it.</exception>
    public static (string Rule, string Resource, DateTimeOffset At) Find(string path, string fingerprint)
    {
        if (fingerprint.Length < ShortestStart)
        {
            throw new UsageException($"suppress: `{fingerprint}` is too short: give {ShortestStart} characters of the fingerprint or more");
        }

        try
        {
            using var json = JsonDocument.Parse(GivenFile.Read(path, MaxBytes, "--report: "));
            var root = json.RootElement;
            var found = root.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("fingerprint").GetString()!.StartsWith(fingerprint, StringComparison.OrdinalIgnoreCase)).ToList();
            var at = DateTimeOffset.Parse(root.GetProperty("account").GetProperty("endedAt").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            return One(found, path, fingerprint) is var f && f.GetProperty("status").GetString() is "FAIL" ? (f.GetProperty("rule").GetString()!, f.GetProperty("resource").GetProperty("arn").GetString()!, at)
                : throw new UsageException($"suppress: the finding {fingerprint} is {f.GetProperty("status").GetString()} in {path}: only a FAIL can be suppressed");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UsageException($"--report: {path} is no JSON report of this tool: `powerhour report … --format json` writes one");
        }
    }

    private static JsonElement One(List<JsonElement> found, string path, string fingerprint) => found.Count switch
    {
        1 => found[0],
        0 => throw new UsageException($"suppress: there is no finding {fingerprint} in {path}"),
        _ => throw new UsageException($"suppress: {found.Count} findings in {path} begin with {fingerprint}: give more of the fingerprint"),
    };
}
