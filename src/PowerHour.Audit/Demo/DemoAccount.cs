using System.Security.Cryptography;
using System.Text;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Demo;

/// <summary>The made-up account of Example Analytics: what a scan shows before anyone has an AWS account to scan.</summary>
/// <remarks>Nothing in it was ever real; account ids are those that the AWS documentation uses for examples.</remarks>
public static class DemoAccount
{
    private const string Folder = "demo/";
    private const string ManifestName = "demo/demo.json";

    /// <summary>Opens the demo account as a snapshot. Same product, same snapshot: it has no clock and no chance in it.</summary>
    /// <param name="catalog">What is known of the resource types; identity, calls and coverage follow from it.</param>
    /// <returns>The snapshot; its hash is that of the demo files.</returns>
    public static Snapshot Open(ServiceCatalog catalog)
    {
        var files = EmbeddedFiles.Below(Folder).ToArray();
        var header = DemoHeader.Read(files.Single(f => f.Name == ManifestName));
        var maker = new DemoResources(header);
        var resources = files.Where(f => f.Name != ManifestName).SelectMany(f => maker.Read(f, catalog)).ToLookup(r => r.Type);
        var manifest = header.Manifest with { Coverage = [.. DemoCoverage.Of(catalog, header, resources)], Calls = resources.Sum(g => g.Sum(r => r.Calls.Count)) };
        return new Snapshot(manifest, resources.Select(g => g.Key), type => resources[type], Hash(files));
    }

    private static string Hash(IEnumerable<SourceFile> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(f => $"{f.Name}\n{f.Text.ReplaceLineEndings("\n")}\n")))));
}
