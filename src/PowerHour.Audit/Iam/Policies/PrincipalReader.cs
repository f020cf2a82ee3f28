using System.Collections.Immutable;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads Principal and NotPrincipal. Source: reference_policies_elements_principal.html.</summary>
internal sealed class PrincipalReader(PolicyScope scope, PolicyMember member)
{
    private readonly ImmutableArray<PrincipalEntry>.Builder _entries = ImmutableArray.CreateBuilder<PrincipalEntry>();
    private bool _failed;

    internal PrincipalSet? Read()
    {
        if (member.Value is { Kind: PolicyNodeKind.Text, Text: "*" })
        {
            _entries.Add(new PrincipalEntry(PrincipalEntryKind.Anyone, "*", Account: null));
        }
        else if (member.Value.Kind == PolicyNodeKind.Object)
        {
            ReadTypes();
        }
        else
        {
            Fail(PolicyFindingCode.InvalidValue, member.Value.Position, $"{member.Name} is '*' or an object such as {{\"AWS\": …}}.");
        }

        return _failed ? null : new PrincipalSet(member.Name is "NotPrincipal", _entries.ToImmutable());
    }

    private void ReadTypes()
    {
        var types = PolicyReader.Members(member.Value, scope.Findings);
        _failed |= types.Count != member.Value.Members.Count;
        foreach (var type in types.Values)
        {
            var items = TextList.Read(type, scope.Findings);
            _failed |= items is null;
            if (items is { Count: 0 })
            {
                scope.Findings.Warn(PolicyFindingCode.EmptyList, type.Position, $"'{PolicyReader.Short(type.Name)}' lists nobody.");
            }

            foreach (var item in items ?? [])
            {
                Add(type, item);
            }
        }
    }

    private void Add(PolicyMember type, PolicyNode item)
    {
        switch (type.Name)
        {
            case "AWS":
                AddAws(item);
                break;
            case "Service":
                AddNamed(PrincipalEntryKind.Service, item);
                break;
            case "Federated":
                AddNamed(PrincipalEntryKind.Federated, item);
                break;
            case "CanonicalUser":
                AddNamed(PrincipalEntryKind.CanonicalUser, item);
                break;
            default:
                Fail(PolicyFindingCode.UnknownElement, type.Position, $"A principal has no kind '{PolicyReader.Short(type.Name)}'.");
                break;
        }
    }

    private void AddNamed(PrincipalEntryKind kind, PolicyNode item)
    {
        if (item.Text is "*")
        {
            _entries.Add(new PrincipalEntry(PrincipalEntryKind.Anyone, "*", Account: null));
            return;
        }

        _entries.Add(new PrincipalEntry(kind, item.Text, Account: null));
    }

    private void AddAws(PolicyNode item)
    {
        var text = item.Text;
        if (text is "*")
        {
            _entries.Add(new PrincipalEntry(PrincipalEntryKind.Anyone, text, Account: null));
        }
        else if (text.Length == 12 && text.All(char.IsAsciiDigit))
        {
            _entries.Add(new PrincipalEntry(PrincipalEntryKind.Account, text, text));
        }
        else if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            AddArn(item);
        }
        else if (text.Length >= 16 && text.StartsWith('A') && text.All(char.IsAsciiLetterOrDigit))
        {
            const string Message = "A principal was deleted and left its unique id behind: it matches nobody.";
            scope.Findings.Warn(PolicyFindingCode.DanglingPrincipal, item.Position, Message);
            _entries.Add(new PrincipalEntry(PrincipalEntryKind.Dangling, text, Account: null));
        }
        else
        {
            Fail(PolicyFindingCode.InvalidValue, item.Position, $"'{PolicyReader.Short(text)}' is not a principal.");
        }
    }

    private void AddArn(PolicyNode item)
    {
        var fields = item.Text.Split(':', 6);
        if (fields.Length < 6 || fields[4].Length == 0 || KindOf(fields[5]) is not { } kind || item.Text.AsSpan().ContainsAny('*', '?'))
        {
            var message = $"'{PolicyReader.Short(item.Text)}' is not the ARN of a principal (wildcards are not allowed in one).";
            Fail(PolicyFindingCode.InvalidValue, item.Position, message);
            return;
        }

        ResourceListReader.WarnOfPartition(scope, fields[1], item.Position);
        _entries.Add(new PrincipalEntry(kind, item.Text, fields[4]));
    }

    private static PrincipalEntryKind? KindOf(string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? resource : resource[..slash]) switch
        {
            "root" => PrincipalEntryKind.Account,
            "user" => PrincipalEntryKind.User,
            "role" => PrincipalEntryKind.Role,
            "assumed-role" => PrincipalEntryKind.RoleSession,
            "federated-user" => PrincipalEntryKind.FederatedUser,
            _ => null,
        };
    }

    private void Fail(PolicyFindingCode code, TextPosition position, string message)
    {
        scope.Findings.Error(code, position, message);
        _failed = true;
    }
}
