using System.Globalization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>The same snapshot and rules give the same bytes, whoever runs the tool and wherever.</summary>
public sealed class DeterminismTests
{
    private static readonly AuditOptions Options = new() { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load(), IsDemo = true };

    private static readonly Lazy<Dictionary<string, byte[]>> Expected = new(() => InCulture("", () => Reports(Demo())));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Every_format_has_the_same_bytes_in_every_culture(string culture) =>
        Compare(Expected.Value, InCulture(culture, () => Reports(Demo())));

    [Theory]
    [InlineData("")]
    [InlineData("ar-SA")]
    public void A_snapshot_that_was_written_and_read_again_is_judged_the_same(string culture)
    {
        var first = InCulture(culture, Written);
        var second = InCulture("", Written);
        Assert.True(first.AsSpan().SequenceEqual(second), "the snapshot files differ");
        using var snapshot = SnapshotFile.Open(new MemoryStream(first), "demo.zip");
        using var demo = Demo();
        var read = new Snapshot(snapshot.Manifest with { Entries = demo.Manifest.Entries }, snapshot.Types, snapshot.Read, demo.Hash);
        Compare(Expected.Value, InCulture(culture, () => Reports(read)));
    }

    [Fact]
    public void The_order_in_which_resources_were_read_has_no_say()
    {
        using var demo = Demo();
        var all = demo.Types.SelectMany(demo.Read).Reverse().ToLookup(r => r.Type);
        using var reversed = new Snapshot(demo.Manifest, all.Select(g => g.Key), t => all[t], demo.Hash);
        Compare(Expected.Value, Reports(reversed));
    }

    private static Snapshot Demo() => DemoAccount.Open(Options.Services);

    private static byte[] Written()
    {
        var spool = Directory.CreateTempSubdirectory("powerhour-").FullName;
        using var demo = Demo();
        using var writer = new SnapshotWriter(spool);
        foreach (var resource in demo.Types.SelectMany(demo.Read))
        {
            writer.Add(resource);
        }

        using var bytes = new MemoryStream();
        writer.Complete(demo.Manifest, bytes);
        return bytes.ToArray();
    }

    private static Dictionary<string, byte[]> Reports(Snapshot snapshot)
    {
        var report = AuditPipeline.Run(snapshot, Options);
        return ReportFormat.All().ToDictionary(f => f.Name, f => Bytes(f, report), StringComparer.Ordinal);
    }

    private static byte[] Bytes(ReportFormat format, AuditReport report)
    {
        using var output = new MemoryStream();
        format.Write(report, output);
        return output.ToArray();
    }

    private static T InCulture<T>(string name, Func<T> run)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
        try
        {
            return run();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    private static void Compare(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (format, bytes) in expected)
        {
            var at = bytes.AsSpan().CommonPrefixLength(actual[format]);
            Assert.True(bytes.AsSpan().SequenceEqual(actual[format]), $"{format} differs at byte {at}: …{Around(bytes, at)}… and …{Around(actual[format], at)}…");
        }
    }

    private static string Around(byte[] bytes, int at) => System.Text.Encoding.UTF8.GetString(bytes.AsSpan(Math.Max(0, at - 60), Math.Min(120, bytes.Length - Math.Max(0, at - 60))));
}
