using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>
/// A policy, read and compiled. A document that could not be understood completely is kept with its findings: it never allows by
/// what was not understood, and decisions that could depend on it are Unknown.
/// </summary>
public sealed class PolicyDocument
{
    private volatile (string Service, PolicyStatement[] Statements)[] _byService = [];

    internal PolicyDocument(
        string name,
        PolicyKind kind,
        string version,
        ImmutableArray<PolicyStatement> statements,
        ImmutableArray<PolicyFinding> findings)
    {
        Name = name;
        Kind = kind;
        Version = version;
        Statements = statements;
        Findings = findings;
        IsReadable = !findings.Any(static f => f.Severity == PolicyFindingSeverity.Error);
        foreach (var statement in statements)
        {
            statement.Policy = this;
        }
    }

    /// <summary>What the policy is called in evidence: its ARN, or where it is attached.</summary>
    public string Name { get; }

    /// <summary>Where it is attached.</summary>
    public PolicyKind Kind { get; }

    /// <summary>The policy language version; <c>2008-10-17</c> when the document names none.</summary>
    public string Version { get; }

    /// <summary>The statements that were understood, in document order.</summary>
    public ImmutableArray<PolicyStatement> Statements { get; }

    /// <summary>What was noticed while reading.</summary>
    public ImmutableArray<PolicyFinding> Findings { get; }

    /// <summary>False when part of the document was not understood or it was not available.</summary>
    public bool IsReadable { get; }

    /// <summary>Reads a policy document. Never throws on bad text: what is wrong becomes a finding.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="kind">Where the policy is attached.</param>
    /// <param name="name">What to call it in evidence.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <returns>The document.</returns>
    public static PolicyDocument Parse(ReadOnlySpan<byte> utf8, PolicyKind kind, string name, PolicyParseOptions? options = null) =>
        PolicyReader.Read(utf8, kind, name, options ?? PolicyParseOptions.Default with { Pool = new PatternPool() });

    /// <summary>Reads a policy document from text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="kind">Where the policy is attached.</param>
    /// <param name="name">What to call it in evidence.</param>
    /// <returns>The document.</returns>
    public static PolicyDocument Parse(string json, PolicyKind kind, string name) =>
        Parse(Encoding.UTF8.GetBytes(json), kind, name);

    /// <summary>Reads a policy document that stands in JSON: as an object, or as a text that holds one.</summary>
    /// <param name="json">The object or text.</param>
    /// <param name="kind">Where the policy is attached.</param>
    /// <param name="name">What to call it in evidence.</param>
    /// <returns>The document.</returns>
    public static PolicyDocument Parse(JsonElement json, PolicyKind kind, string name) =>
        Parse(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText(), kind, name);

    /// <summary>Stands for a policy that exists and was not available: decisions that depend on it are Unknown.</summary>
    /// <param name="kind">Where the policy is attached.</param>
    /// <param name="name">What to call it in evidence.</param>
    /// <param name="reason">Why it was not available.</param>
    /// <returns>The document.</returns>
    public static PolicyDocument NotCollected(PolicyKind kind, string name, string reason)
    {
        var finding = new PolicyFinding(
            PolicyFindingSeverity.Error, PolicyFindingCode.NotCollected, reason, new TextPosition(1, 1));
        return new PolicyDocument(name, kind, string.Empty, [], [finding]);
    }

    /// <summary>The statements that can concern a service. Safe from any thread.</summary>
    internal PolicyStatement[] StatementsFor(string service)
    {
        // Of a document few services are asked for, and those very often: a walk over the few beats a table and a lock.
        foreach (var (known, statements) in _byService)
        {
            if (known == service)
            {
                return statements;
            }
        }

        PolicyStatement[] found = [.. Statements.Where(s => s.Actions.ConcernsService(service))];
        _byService = [.. _byService, (service, found)];
        return found;
    }
}
