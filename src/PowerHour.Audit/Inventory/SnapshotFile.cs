using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>Opens snapshot files: a zip with <c>manifest.json</c> and one NDJSON entry a resource type.</summary>
public static class SnapshotFile
{
    /// <summary>The entry with the manifest.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>Opens a file and checks every entry against the manifest's hashes.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The snapshot; dispose it to close the file.</returns>
    /// <exception cref="SnapshotException">The file is missing, damaged, not a snapshot, or of a later format.</exception>
    public static Snapshot Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new SnapshotException(Directory.Exists(path) ? $"{path}: is a folder; name the snapshot file in it" : $"{path}: there is no such file; `powerhour collect` and `scan` write snapshots");
        }

        try
        {
            return !RegularFile.Is(path) ? throw new SnapshotException($"{path}: is not a regular file; name the snapshot file")
                : Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{path}: can not be opened: {e.Message}", e);
        }
    }

    /// <summary>Opens a snapshot from a stream that can seek.</summary>
    /// <param name="stream">The stream; closed with the snapshot.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="SnapshotException">As for <see cref="Open(string)"/>.</exception>
    public static Snapshot Open(Stream stream, string name)
    {
        try
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            stream.Position = 0;
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var manifest = ReadManifest(zip, name);
            var types = manifest.Entries.Keys.ToDictionary(TypeOf, k => k);
            foreach (var (entry, expected) in manifest.Entries)
            {
                Verify(zip, entry, expected, name);
            }

            return new Snapshot(manifest, types.Keys, type => types.TryGetValue(type, out var entry) ? Read(zip, type, entry, name) : [], hash, zip);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new SnapshotException($"{name}: damaged, or not a snapshot of PowerHour.Audit ({e.Message}). Collect it again with `powerhour collect`.", e);
        }
    }

    private static SnapshotManifest ReadManifest(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(ManifestName) ?? throw new SnapshotException($"{name}: not a snapshot of PowerHour.Audit: it holds no {ManifestName}.");
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var utf8 = bytes.ToArray();
        if (Checksum(utf8) != entry.Crc32)
        {
            throw new InvalidDataException($"the checksum of {ManifestName} is wrong");
        }

        using var document = JsonDocument.Parse(utf8);
        var format = document.RootElement.GetProperty("format").GetInt32();
        return format <= SnapshotManifest.CurrentFormat ? ManifestJson.Read(utf8)
            : throw new SnapshotException($"{name}: written in format {format}; this version reads up to {SnapshotManifest.CurrentFormat}. Use a newer PowerHour.Audit.");
    }

    /// <summary>The CRC-32 of zip files. ZipArchive does not compare it, and the manifest is the one entry that no hash covers.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320);
            }
        }

        return ~crc;
    }

    private static void Verify(ZipArchive zip, string entryName, string expected, string name)
    {
        var entry = zip.GetEntry(entryName) ?? throw new SnapshotException($"{name}: the entry {entryName} is missing; the file was changed or cut. Collect it again.");
        using var stream = entry.Open();
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(stream)), expected, StringComparison.Ordinal))
        {
            throw new SnapshotException($"{name}: the entry {entryName} is not what the manifest says; the file was changed or damaged. Collect it again.");
        }
    }

    private static ResourceType TypeOf(string entry)
    {
        const string Before = "resources/";
        const string After = ".ndjson";
        return entry.Length > Before.Length + After.Length && entry.StartsWith(Before, StringComparison.Ordinal) && entry.EndsWith(After, StringComparison.Ordinal)
            ? new ResourceType(entry[Before.Length..^After.Length].Replace(".", "::", StringComparison.Ordinal))
            : throw new FormatException($"`{entry}` is no entry of resources");
    }

    private static IEnumerable<Resource> Read(ZipArchive zip, ResourceType type, string entry, string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = zip.GetEntry(entry)!.Open();
        foreach (var line in LineReader.Lines(stream))
        {
            Resource resource;
            try
            {
                resource = ResourceLine.Read(type, line, texts);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                throw new SnapshotException($"{name}: a line of {entry} is not a resource ({e.Message}).", e);
            }

            yield return resource;
        }
    }
}
