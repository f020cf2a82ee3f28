using System.Collections.Immutable;
using System.Globalization;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads the outer part of a policy document. Source: reference_policies_grammar.html.</summary>
internal static class PolicyReader
{
    internal const string CurrentVersion = "2012-10-17";
    private const string OldVersion = "2008-10-17";

    internal static PolicyDocument Read(ReadOnlySpan<byte> utf8, PolicyKind kind, string name, PolicyParseOptions options)
    {
        var findings = new FindingList();
        var root = ReadRoot(utf8, options, findings);
        if (root is null)
        {
            return new PolicyDocument(name, kind, string.Empty, [], findings.ToImmutable());
        }

        var elements = Elements(root, findings);
        var version = ReadVersion(elements, findings);
        var scope = new PolicyScope(kind, version is CurrentVersion, options, findings);
        var statements = ReadStatements(root, elements, scope);
        return new PolicyDocument(name, kind, version, statements, findings.ToImmutable());
    }

    /// <summary>The members of an object by name; a name given twice is an error.</summary>
    internal static Dictionary<string, PolicyMember> Members(PolicyNode node, FindingList findings)
    {
        var members = new Dictionary<string, PolicyMember>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (!members.TryAdd(member.Name, member))
            {
                findings.Error(PolicyFindingCode.DuplicateElement, member.Position, $"'{Short(member.Name)}' is given twice; give it once.");
            }
        }

        return members;
    }

    /// <summary>Text for a message: long values are cut.</summary>
    internal static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static PolicyNode? ReadRoot(ReadOnlySpan<byte> utf8, PolicyParseOptions options, FindingList findings)
    {
        if (utf8.Length > options.MaximumBytes)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"The document has {utf8.Length} bytes; no policy that AWS accepts has more than {options.MaximumBytes}.");
            findings.Error(PolicyFindingCode.TooLarge, new TextPosition(1, 1), message);
            return null;
        }

        try
        {
            var root = PolicyNodeReader.Read(utf8, options.MaximumDepth);
            if (root.Kind == PolicyNodeKind.Object)
            {
                return root;
            }

            findings.Error(PolicyFindingCode.InvalidValue, root.Position, "A policy is a JSON object.");
        }
        catch (PolicySyntaxException error)
        {
            findings.Error(PolicyFindingCode.Syntax, error.Position, error.Message);
        }

        return null;
    }

    private static Dictionary<string, PolicyMember> Elements(PolicyNode root, FindingList findings)
    {
        var elements = Members(root, findings);
        foreach (var member in elements.Values.Where(static m => m.Name is not ("Version" or "Id" or "Statement")))
        {
            findings.Error(PolicyFindingCode.UnknownElement, member.Position, $"A policy has no element '{Short(member.Name)}'.");
        }

        return elements;
    }

    private static string ReadVersion(Dictionary<string, PolicyMember> elements, FindingList findings)
    {
        if (!elements.TryGetValue("Version", out var version))
        {
            return OldVersion;
        }

        if (version.Value.Text is not (CurrentVersion or OldVersion))
        {
            var message = $"Version '{Short(version.Value.Text)}' does not exist; expected {CurrentVersion} or {OldVersion}.";
            findings.Error(PolicyFindingCode.InvalidValue, version.Value.Position, message);
        }

        return version.Value.Text;
    }

    private static ImmutableArray<PolicyStatement> ReadStatements(
        PolicyNode root, Dictionary<string, PolicyMember> elements, PolicyScope scope)
    {
        if (!elements.TryGetValue("Statement", out var member))
        {
            scope.Findings.Error(PolicyFindingCode.MissingElement, root.Position, "A policy needs the element 'Statement'.");
            return [];
        }

        var nodes = member.Value.Kind == PolicyNodeKind.Array ? member.Value.Items : [member.Value];
        var statements = ImmutableArray.CreateBuilder<PolicyStatement>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (new StatementReader(scope, nodes[i], i).Read() is { } statement)
            {
                statements.Add(statement);
            }
        }

        return statements.ToImmutable();
    }
}
