using System.Text;
using System.Text.RegularExpressions;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Benchmarks;

/// <summary>Writes a snapshot of many resources of all types: the demonstration account over and over, each copy under names of its own and joined within itself.</summary>
internal static class MixedSnapshot
{
    private const char Mark = '\u0001';
    private const int ShortestName = 4;
    private const int FewAtMost = 300;
    private const int Teams = 70;

    /// <summary>Types of which an account has few, whatever else it has, by copies of the demonstration account: the quotas of AWS by default, or one of a kind.</summary>
    private static readonly Dictionary<string, int> AtMost = new(StringComparer.Ordinal)
    {
        // About 1,000 roles, the quota of an account by default; users, buckets, functions and keys of as many teams.
        ["AWS::IAM::Role"] = Teams,
        ["AWS::IAM::User"] = Teams,
        ["AWS::IAM::Group"] = Teams,
        ["AWS::IAM::ManagedPolicy"] = Teams,
        ["AWS::S3::Bucket"] = Teams,
        ["AWS::KMS::Key"] = Teams,
        ["AWS::KMS::Alias"] = Teams,
        ["AWS::Lambda::Function"] = Teams,
        ["AWS::EC2::Subnet"] = Teams,
        ["AWS::EC2::SecurityGroup"] = Teams,
        ["AWS::EC2::RouteTable"] = Teams,
        ["AWS::EC2::VPCEndpoint"] = Teams,
        ["AWS::CloudTrail::Trail"] = 5,
        ["AWS::CloudTrail::EventDataStore"] = 5,
        ["AWS::EC2::VPC"] = 50,
        ["AWS::Events::Rule"] = FewAtMost,
        ["AWS::ApiGateway::UsagePlan"] = FewAtMost,
        ["AWS::ApiGateway::Resource"] = FewAtMost,
    };

    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="resources">At least how many resources.</param>
    /// <param name="catalog">What is known of AWS.</param>
    /// <returns>How many resources there are.</returns>
    public static int Write(string path, int resources, ServiceCatalog catalog)
    {
        using var demo = DemoAccount.Open(catalog);
        var originals = demo.Types.SelectMany(demo.Read).ToArray();
        var names = originals.SelectMany(r => (string[])[r.Name, r.Id]).Where(n => n.Length >= ShortestName && !n.StartsWith("arn:", StringComparison.Ordinal) && n != demo.Manifest.AccountId && !demo.Manifest.Regions.Contains(n, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal);
        var pattern = new Regex($"(?<![A-Za-z0-9])({string.Join('|', names.Select(Regex.Escape))})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, TimeSpan.FromMinutes(1));
        var templates = originals.Select(r => Marked(r, pattern)).ToArray();
        var copied = templates.Where(t => t.Arn.Contains(Mark, StringComparison.Ordinal)).ToArray();
        var many = copied.Where(t => !AtMost.ContainsKey(t.Type.Name)).ToArray();
        var copies = 1 + Math.Max(0, (resources - templates.Length + many.Length - 1) / many.Length);
        using var writer = new SnapshotWriter($"{path}.spool");
        for (var copy = 0; copy < copies; copy++)
        {
            foreach (var template in (copy == 0 ? templates : copied).Where(t => copy < AtMost.GetValueOrDefault(t.Type.Name, int.MaxValue)))
            {
                writer.Add(Named(template, $"-{copy}"));
            }
        }

        var counts = copied.GroupBy(t => (t.Type, t.Region)).ToDictionary(g => g.Key, g => g.Count() * (Copies(g.Key.Type) - 1));
        using var output = File.Create(path);
        writer.Complete(demo.Manifest with { Coverage = [.. demo.Manifest.Coverage.Select(c => c with { Count = c.Count + counts.GetValueOrDefault((c.Type, c.Region)) })] }, output);
        return templates.Length + counts.Values.Sum();

        int Copies(ResourceType type) => Math.Min(copies, AtMost.GetValueOrDefault(type.Name, int.MaxValue));
    }

    private static Resource Marked(Resource resource, Regex names) => Changed(resource, t => names.Replace(t, $"$1{Mark}"));

    private static Resource Named(Resource template, string suffix) => Changed(template, t => t.Replace(Mark.ToString(), suffix, StringComparison.Ordinal));

    private static Resource Changed(Resource resource, Func<string, string> change) => new()
    {
        Type = resource.Type,
        Arn = change(resource.Arn),
        Id = change(resource.Id),
        Name = change(resource.Name),
        Region = resource.Region,
        AccountId = resource.AccountId,
        Data = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(resource.Data.Span))),
        Calls = resource.Calls,
        Unread = resource.Unread,
        Secrets = resource.Secrets,
    };
}
