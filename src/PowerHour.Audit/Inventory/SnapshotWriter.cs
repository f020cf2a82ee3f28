using System.IO.Compression;
using System.Security.Cryptography;

namespace PowerHour.Audit.Inventory;

/// <summary>Writes a snapshot while it is collected: each resource goes to a spool file of its type at once, so memory stays bounded and nothing read is lost.</summary>
public sealed class SnapshotWriter : IDisposable
{
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _spool;
    private readonly SortedDictionary<ResourceType, FileStream> _files = [];
    private readonly Lock _lock = new();

    /// <summary>Creates a writer.</summary>
    /// <param name="spool">A folder for the spool files; created, and removed on <see cref="Dispose"/>.</param>
    public SnapshotWriter(string spool)
    {
        _spool = spool;
        Directory.CreateDirectory(spool);
    }

    /// <summary>The entry that holds a type's resources.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The entry's name.</returns>
    public static string EntryName(ResourceType type) => $"resources/{type.FileName}.ndjson";

    /// <summary>Adds a resource. May be called from many threads.</summary>
    /// <param name="resource">The resource.</param>
    public void Add(Resource resource)
    {
        using var line = new MemoryStream();
        ResourceLine.Write(resource, line);
        line.WriteByte((byte)'\n');
        lock (_lock)
        {
            if (!_files.TryGetValue(resource.Type, out var file))
            {
                _files[resource.Type] = file = new FileStream(Path.Combine(_spool, resource.Type.FileName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
            }

            line.WriteTo(file);
        }
    }

    /// <summary>Writes the snapshot file.</summary>
    /// <param name="manifest">What it says of itself; the entry hashes are filled in here.</param>
    /// <param name="output">The file's stream.</param>
    public void Complete(SnapshotManifest manifest, Stream output)
    {
        lock (_lock)
        {
            using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
            var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (type, file) in _files)
            {
                file.Position = 0;
                hashes[EntryName(type)] = Convert.ToHexStringLower(SHA256.HashData(file));
                file.Position = 0;
                WriteEntry(zip, EntryName(type), file);
            }

            using var head = new MemoryStream(ManifestJson.Write(manifest with { Entries = hashes }));
            WriteEntry(zip, SnapshotFile.ManifestName, head);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }

        if (Directory.Exists(_spool))
        {
            Directory.Delete(_spool, recursive: true);
        }
    }

    private static void WriteEntry(ZipArchive zip, string name, Stream content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = ZipEpoch;
        using var stream = entry.Open();
        content.CopyTo(stream);
    }
}
