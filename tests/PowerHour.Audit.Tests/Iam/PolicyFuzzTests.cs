using System.Text;
using System.Text.Json;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

/// <summary>
/// Policies of the documented cases, damaged. The judge of what may still be allowed is not the reader under test: it reads the damaged
/// text as plain JSON and knows four things only (one object, no member twice, members of the language, an Allow of an action that can reach the question).
/// </summary>
public sealed class PolicyFuzzTests
{
    private static readonly string[] Document = ["Version", "Id", "Statement"];
    private static readonly string[] Members = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
    private static readonly Lazy<byte[][]> Policies = new(Seeds);

    [Fact]
    public void Seeds_are_policies_that_allow_and_deny()
    {
        var outcomes = Policies.Value.Select(p => Decide(p).Outcome).ToArray();
        Assert.InRange(outcomes.Count(static o => o == DecisionOutcome.Allowed), 5, outcomes.Length);
        Assert.Contains(DecisionOutcome.ExplicitlyDenied, outcomes);
        Assert.Contains(DecisionOutcome.ImplicitlyDenied, outcomes);
    }

    [Fact]
    public void Damaged_policies_never_crash_and_never_gain_an_Allow()
    {
        var random = new Random(5);
        var (readable, broken, allowed) = (0, 0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = Damaged(random, Policies.Value[random.Next(Policies.Value.Length)]);
            var policy = PolicyDocument.Parse(damaged, PolicyKind.Identity, "fuzz");
            var outcome = Decide(policy).Outcome;
            readable += policy.IsReadable ? 1 : 0;
            broken += policy.IsReadable ? 0 : 1;
            allowed += outcome == DecisionOutcome.Allowed ? 1 : 0;
            Assert.True(policy.IsReadable || policy.Findings.Any(static f => f.Severity == PolicyFindingSeverity.Error && f.Position.Line > 0 && f.Position.Column > 0), Text(damaged));
            Assert.True(outcome is not (DecisionOutcome.Allowed or DecisionOutcome.Conditional) || MayAllow(damaged), $"{outcome} by\n{Text(damaged)}");
            Assert.True(!policy.IsReadable || IsWhole(damaged), $"read without a finding:\n{Text(damaged)}");
        }

        Assert.InRange(readable, 2_000, 18_000);
        Assert.InRange(broken, 2_000, 18_000);
        Assert.InRange(allowed, 200, 18_000);
    }

    [Fact]
    public void Damaged_policies_of_every_kind_are_decided_without_a_crash()
    {
        var random = new Random(23);
        for (var round = 0; round < 8_000; round++)
        {
            var damaged = Damaged(random, Policies.Value[random.Next(Policies.Value.Length)]);
            var kind = (PolicyKind)random.Next(8);
            var policy = PolicyDocument.Parse(damaged, kind, "fuzz");
            Assert.NotNull(Decide(policy));
            Assert.NotNull(Decide(policy, ResourceScope.Every("arn:aws:s3:::data/*")));
        }
    }

    /// <summary>A Deny that is damaged until it is not understood may not free what it denied.</summary>
    [Fact]
    public void A_damaged_Deny_never_lets_through_what_it_denied()
    {
        var random = new Random(29);
        var deny = Encoding.UTF8.GetBytes("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}""");
        for (var round = 0; round < 8_000; round++)
        {
            var damaged = Damaged(random, deny);
            Assert.True(Decide(damaged).Outcome != DecisionOutcome.Allowed || !StillDenies(damaged), Text(damaged));
        }
    }

    private static bool StillDenies(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return !IsWhole(json) || Statements(document.RootElement).Any(static s => s.TryGetProperty("Effect", out var e) && e.ValueKind == JsonValueKind.String && e.GetString() == "Deny"
                && s.TryGetProperty("Action", out var a) && a.ValueKind == JsonValueKind.String && a.GetString() is "s3:GetObject" or "s3:*" or "*"
                && s.TryGetProperty("Resource", out var r) && r.ValueKind == JsonValueKind.String && r.GetString() is "arn:aws:s3:::data/*" or "*" && s.EnumerateObject().Count() == 3);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return true;
        }
    }

    private static bool IsWhole(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0), new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object && Once(document.RootElement) && Only(document.RootElement, Document)
                && document.RootElement.TryGetProperty("Statement", out _) && Statements(document.RootElement).All(static s => s.ValueKind == JsonValueKind.Object && Only(s, Members));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether some statement of the text says Allow of an action that can be s3:GetObject.</summary>
    private static bool MayAllow(byte[] json)
    {
        if (!IsWhole(json))
        {
            return false;
        }

        using var document = JsonDocument.Parse(json.AsMemory(json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0), new JsonDocumentOptions { MaxDepth = 64 });
        return Statements(document.RootElement).Any(static s => s.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String && effect.GetString() == "Allow"
            && (s.TryGetProperty("NotAction", out _) || (s.TryGetProperty("Action", out var action) && Texts(action).Any(CanBeGetObject)))
            && (s.TryGetProperty("NotResource", out _) || (s.TryGetProperty("Resource", out var resource) && Texts(resource).Any(CanBeKey))));
    }

    private static bool CanBeGetObject(string action) => Matches(action, "s3:GetObject", StringComparison.OrdinalIgnoreCase);

    private static bool CanBeKey(string resource) => resource.Contains('$', StringComparison.Ordinal) || Matches(resource, "arn:aws:s3:::data/train.csv", StringComparison.Ordinal);

    private static bool Matches(string pattern, string text, StringComparison comparison) => pattern.Length == 0 ? text.Length == 0
        : pattern[0] == '*' ? Matches(pattern[1..], text, comparison) || (text.Length > 0 && Matches(pattern, text[1..], comparison))
        : text.Length > 0 && (pattern[0] == '?' || pattern.AsSpan(0, 1).Equals(text.AsSpan(0, 1), comparison)) && Matches(pattern[1..], text[1..], comparison);

    private static IEnumerable<string> Texts(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Where(static t => t.ValueKind == JsonValueKind.String).Select(static t => t.GetString()!)
        : list.ValueKind == JsonValueKind.String ? [list.GetString()!] : [];

    private static IEnumerable<JsonElement> Statements(JsonElement root) =>
        root.TryGetProperty("Statement", out var statements) ? statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray() : [statements] : [];

    private static bool Only(JsonElement element, string[] names) => element.EnumerateObject().All(m => names.Contains(m.Name, StringComparer.Ordinal));

    private static bool Once(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().GroupBy(static m => m.Name, StringComparer.Ordinal).All(static g => g.Count() == 1) && element.EnumerateObject().All(static m => Once(m.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(Once),
        _ => true,
    };

    /// <summary>Bytes changed, cut, doubled; words of the language exchanged; an element said twice.</summary>
    private static byte[] Damaged(Random random, byte[] policy)
    {
        var text = (byte[])policy.Clone();
        switch (random.Next(6))
        {
            case 0:
                return text[..random.Next(text.Length)];
            case 1:
                var from = random.Next(text.Length);
                return [.. text[..from], .. text[random.Next(from, text.Length)..]];
            case 2:
                var (start, end) = (random.Next(text.Length), random.Next(text.Length));
                return start < end ? [.. text[..end], .. text[start..]] : text;
            case 3:
                return Exchanged(random, Text(text));
            case 4:
                text[random.Next(text.Length)] = (byte)"*?${}[],:\"\\ "[random.Next(12)];
                return text;
            default:
                for (var flip = random.Next(1, 4); flip > 0; flip--)
                {
                    text[random.Next(text.Length)] = (byte)random.Next(256);
                }

                return text;
        }
    }

    private static byte[] Exchanged(Random random, string text)
    {
        (string Old, string New)[] words =
        [
            ("\"Allow\"", "\"allow\""), ("\"Deny\"", "\"Deny \""), ("\"Effect\"", "\"Effects\""), ("\"Action\"", "\"Actions\""), ("\"Action\"", "\"NotAction\""), ("\"Resource\"", "\"NotResource\""),
            ("\"Statement\"", "\"Statements\""), ("\"Effect\": \"Deny\"", "\"Effect\": \"Deny\", \"Effect\": \"Allow\""), ("\"Effect\": \"Allow\"", "\"Effect\": \"Allow\", \"Principal\": \"*\""),
            ("\"Condition\"", "\"Conditions\""), ("\"s3:", "\"\\ud800s3:"), ("[", "[["), ("\"arn:", "\"ar:"), ("2012-10-17", "2020-01-01"), ("}", "},{}"),
        ];
        var (old, replacement) = words[random.Next(words.Length)];
        return Encoding.UTF8.GetBytes(text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static byte[][] Seeds() =>
    [
        .. File.ReadLines(IamTestFiles.Own("Cases/documented.jsonl")).SelectMany(static line =>
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("policies").GetProperty("identity").EnumerateArray().Select(static p => p.GetRawText()).ToArray();
        }).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes),
    ];

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);

    private static Decision Decide(byte[] json) => Decide(PolicyDocument.Parse(json, PolicyKind.Identity, "fuzz"));

    private static Decision Decide(PolicyDocument policy, ResourceScope? resource = null) => AccessEvaluator.Decide(
        new AccessRequest
        {
            Requester = Requester.Parse("arn:aws:iam::111111111111:user/bob"),
            Action = ActionName.Parse("s3:GetObject"),
            Resource = resource ?? ResourceScope.Exactly("arn:aws:s3:::data/train.csv"),
            ResourceAccount = "111111111111",
            Context = RequestContext.Unknown,
        },
        new PolicyBundle { Identity = [policy] });
}
