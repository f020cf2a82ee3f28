using System.Text.RegularExpressions;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.Demo;

/// <summary>What must hold of the built-in demo account.</summary>
public sealed partial class DemoAccountTests
{
    private static readonly ServiceCatalog Catalog = ServiceCatalog.BuiltIn();

    private static readonly Snapshot Snapshot = DemoAccount.Open(Catalog);

    private static readonly Resource[] Resources = [.. Snapshot.Types.SelectMany(Snapshot.Read)];

    /// <summary>References that lead out of the account on purpose, or are no references although a relation's path passes them.</summary>
    private static readonly HashSet<string> Dangling = new(StringComparer.Ordinal)
    {
        "example-partner-models",
        "https://git.example.com/churn/notebooks.git",
        "main",
        "3",
    };

    [Fact]
    public void It_is_of_a_size_that_a_person_can_read() => Assert.InRange(Resources.Length, 110, 190);

    [Fact]
    public void Every_file_names_a_known_type_once()
    {
        Assert.Equal(EmbeddedFiles.Below("demo/").Count() - 1, Snapshot.Types.Count);
        Assert.All(Snapshot.Types, t => Assert.NotNull(Catalog.Find(t)));
    }

    [Fact]
    public void Every_property_is_what_the_calls_would_have_answered() =>
        None(Resources.SelectMany(r => DemoShapes.Problems(Catalog.Find(r.Type)!, r.Properties).Select(p => $"{r.Arn} {p}")));

    [Fact]
    public void No_two_resources_have_one_arn() =>
        Assert.Empty(Resources.GroupBy(r => r.Arn, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_reference_leads_to_a_resource_or_abroad()
    {
        var graph = GraphBuilder.Build(new ResourceStore(Snapshot, Catalog));

        None(Resources.SelectMany(r => Loose(graph, r)));
    }

    [Fact]
    public void Gaps_are_named_where_they_are_felt()
    {
        var gaps = Snapshot.Manifest.Gaps.Select(g => g.Id).Order(StringComparer.Ordinal);
        var felt = Resources.SelectMany(r => r.Unread).Select(u => u.GapId).Concat(Snapshot.Manifest.Coverage.SelectMany(c => c.GapIds)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(gaps, felt);
    }

    [Fact]
    public void An_unread_part_holds_nothing() =>
        Assert.Empty(Resources.SelectMany(r => r.Unread.Where(u => u.Path.Length > 0 && r.Properties.TryGetProperty(u.Path, out _)).Select(u => $"{r.Arn} {u.Path}")));

    [Fact]
    public void Every_type_is_covered_in_every_region_with_its_count()
    {
        Assert.Equal(Catalog.Types.Sum(t => t.IsGlobal ? 1 : 2), Snapshot.Manifest.Coverage.Count);
        Assert.Equal(Resources.Length, Snapshot.Manifest.Coverage.Sum(c => c.Count));
    }

    [Fact]
    public void It_opens_the_same_each_time()
    {
        var again = DemoAccount.Open(Catalog);

        Assert.Equal(Snapshot.Hash, again.Hash);
        Assert.Equal(64, again.Hash.Length);
        Assert.Equal(Resources.Select(r => r.Arn), again.Types.SelectMany(again.Read).Select(r => r.Arn), StringComparer.Ordinal);
    }

    [Fact]
    public void No_account_in_it_is_anybodys() =>
        Assert.Empty(EmbeddedFiles.Below("demo/").SelectMany(f => Words().Matches(f.Text)).Select(m => m.Value).Where(v => v.Length == 12 && v.All(char.IsAsciiDigit) && !v.StartsWith("00000000000", StringComparison.Ordinal)).Except(["111122223333", "444455556666", "777788889999", "123456789012"], StringComparer.Ordinal));

    [Fact]
    public void A_place_where_a_secret_was_seen_holds_no_more_than_a_mark() =>
        Assert.All(Resources.Where(r => r.Secrets.Count > 0), r => Assert.All(r.Secrets, s => Assert.Contains(Value(r, s), (string[])["(redacted)", "https://git.example.com/churn/notebooks.git"], StringComparer.Ordinal)));

    [GeneratedRegex("[0-9A-Za-z.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    private static void None(IEnumerable<string> problems)
    {
        var all = problems.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private static string Value(Resource resource, SecretSighting secret) =>
        JsonPath.Parse(secret.Path.Replace("[0]", "[]", StringComparison.Ordinal)).FirstText(resource.Properties) ?? "nothing";

    private static IEnumerable<string> Loose(ResourceGraph graph, Resource resource)
    {
        var met = graph.Find(resource.Arn)!.Out.Select(e => e.Place).ToHashSet(StringComparer.Ordinal);
        return Catalog.Find(resource.Type)!.Relations.SelectMany(r => References.Of(r, resource.Properties))
            .Where(r => !met.Contains(r.Place) && !Dangling.Contains(r.Target) && !IsAbroad(r.Target))
            .Select(r => $"{resource.Arn} {r.Place} {r.Target}").Distinct(StringComparer.Ordinal);
    }

    /// <summary>Another account's, AWS's own, or a kind of resource that no page describes.</summary>
    private static bool IsAbroad(string target) => Arn.TryParse(target, out var arn)
        && ((arn.AccountId.Length > 0 && arn.AccountId != "111122223333") || target.Contains(":role/aws-service-role/", StringComparison.Ordinal));
}
