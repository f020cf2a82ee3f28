using System.Collections.Immutable;
using System.Text.Json;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Reads control policies of an organisation from files: one policy, or levels <c>[{ "org": "root", "policies": [ … ] }, …]</c>, root first.</summary>
internal static class ControlPolicyFile
{
    private const long MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads them. Beside a level that allows nothing the policy of AWS that allows everything is taken as attached, as AWS attaches it.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isService">Service control policies; otherwise resource control policies.</param>
    /// <param name="said">What was taken for granted.</param>
    /// <returns>The levels.</returns>
    /// <exception cref="UsageException">A file can not be used.</exception>
    public static ImmutableArray<PolicyLevel> Read(string[] files, bool isService, out string said)
    {
        var kind = isService ? PolicyKind.ServiceControl : PolicyKind.ResourceControl;
        var read = files.SelectMany(f => Levels(f, kind)).ToArray();
        var levels = read.Select(l => l.Completed(kind)).ToImmutableArray();
        var completed = levels.Zip(read).Where(p => p.First != p.Second).Select(p => p.First.Name).ToArray();
        said = $"{(isService ? "Service" : "Resource")} control policies are those of {string.Join(", ", files)}{(completed.Length == 0 ? "" : $"; beside those of {string.Join(", ", completed)} full access is taken as attached")}.";
        return levels;
    }

    private static IEnumerable<PolicyLevel> Levels(string file, PolicyKind kind)
    {
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists || info.Length > MaxBytes)
            {
                throw new UsageException(info.Exists ? $"{file}: the file is larger than {MaxBytes} bytes" : $"there is no file `{file}`");
            }

            using var json = JsonDocument.Parse(!RegularFile.Is(file) ? throw GivenFile.NotRegular(file, "") : File.ReadAllBytes(file));
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Select((level, i) => Level(file, level, i, kind))]
                : [new PolicyLevel(file, [Document(file, json.RootElement, file, kind)])];
        }
        catch (JsonException e)
        {
            throw new UsageException($"{file}({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1}): this is not JSON; give one policy, or levels [{{\"org\": \"root\", \"policies\": [ … ]}}]");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {e.Message}");
        }
    }

    private static PolicyLevel Level(string file, JsonElement level, int index, PolicyKind kind)
    {
        if (level.ValueKind != JsonValueKind.Object || !level.TryGetProperty("policies", out var policies) || policies.ValueKind != JsonValueKind.Array)
        {
            throw new UsageException($"{file}: level {index + 1} is not an object with a list `policies`");
        }

        var name = level.TryGetProperty("org", out var org) && org.ValueKind == JsonValueKind.String ? org.GetString()! : $"level {index + 1}";
        return new PolicyLevel(name, [.. policies.EnumerateArray().Select((p, i) => Document(file, p, $"{name} policy {i + 1}", kind))]);
    }

    private static PolicyDocument Document(string file, JsonElement policy, string name, PolicyKind kind)
    {
        var document = PolicyDocument.Parse(policy, kind, name);
        return document.IsReadable ? document
            : throw new UsageException($"{file}: {name}({document.Findings[0].Position}): {document.Findings.First(f => f.Severity == PolicyFindingSeverity.Error).Message}");
    }
}
