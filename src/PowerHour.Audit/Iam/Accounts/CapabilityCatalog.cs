using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>The capabilities the product talks about, and the actions that give them.</summary>
public static class CapabilityCatalog
{
    private static readonly Lazy<ImmutableArray<Capability>> Loaded = new(Load);

    /// <summary>The capabilities, in the order of the data file.</summary>
    public static ImmutableArray<Capability> Capabilities => Loaded.Value;

    private static ImmutableArray<Capability> Load()
    {
        var read = new List<(string Id, string Words, List<string> Actions)>();
        foreach (var line in IamData.Lines("capabilities.txt"))
        {
            if (line[0] != '[')
            {
                read[^1].Actions.Add(line);
                continue;
            }

            var end = line.IndexOf(']', StringComparison.Ordinal);
            read.Add((line[1..end], line[(end + 2)..], []));
        }

        return [.. read.Select(static c => new Capability(c.Id, c.Words, [.. c.Actions]))];
    }
}
