using System.CommandLine;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Whose access is explained, what is known besides, and in which form.</summary>
internal sealed class AccessOptions
{
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "The snapshot file. Default: the built-in demonstration account." };
    private readonly Option<string?> _details = new("--authorization-details") { Description = "Instead of a snapshot, the output of `aws iam get-account-authorization-details`; also as .gz." };
    private readonly Option<string[]> _scp = new("--scp") { Description = "A file with service control policies that bind the account: one policy, or a list of levels. May be repeated, root first." };
    private readonly Option<string[]> _rcp = new("--rcp") { Description = "A file with resource control policies that bind the account's resources, in the same form." };
    private readonly Option<string[]> _context = new("--context") { Description = "KEY=VALUE: what a condition key of the request is, such as aws:SourceIp=10.0.0.1. May be repeated." };
    private readonly Option<string?> _endpoint = new("--vpc-endpoint") { Description = "The id of the VPC endpoint through which the request is made: its policy counts." };
    private readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_snapshot, _details, _scp, _rcp, _context, _endpoint, _format])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether any of them but the format is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True where one is.</returns>
    public bool AreGiven(ParseResult parsed) => parsed.GetValue(_snapshot) is not null || parsed.GetValue(_details) is not null || parsed.GetValue(_endpoint) is not null
        || parsed.GetValue(_scp) is { Length: > 0 } || parsed.GetValue(_rcp) is { Length: > 0 } || parsed.GetValue(_context) is { Length: > 0 };

    /// <summary>Whether JSON is wanted.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True for JSON.</returns>
    /// <exception cref="UsageException">The format is unknown.</exception>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_format) switch
    {
        "json" => true,
        "text" => false,
        var other => throw new UsageException($"--format: there is no format `{other}`; use text or json"),
    };

    /// <summary>Opens the account.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>Its access.</returns>
    /// <exception cref="UsageException">A file can not be used, or a value not be understood.</exception>
    public AccountAccess Open(ParseResult parsed)
    {
        var access = OpenAccount(parsed);
        access = WithControl(access, parsed.GetValue(_scp), parsed.GetValue(_rcp));
        access = WithContext(access, parsed.GetValue(_context));
        return parsed.GetValue(_endpoint) is { } endpoint ? Through(access, endpoint) : access;
    }

    private AccountAccess OpenAccount(ParseResult parsed)
    {
        if (parsed.GetValue(_details) is { } details)
        {
            return parsed.GetValue(_snapshot) is null ? DetailsFile.Open(details) : throw new UsageException("give --snapshot or --authorization-details, not both");
        }

        var services = ServiceCatalog.BuiltIn();
        using var snapshot = parsed.GetValue(_snapshot) is { } file ? SnapshotFile.Open(file) : DemoAccount.Open(services);
        return AuditPipeline.Analyse(snapshot, new AuditOptions { Services = services, Rules = RuleCatalog.Load() }).Access;
    }

    private static AccountAccess WithControl(AccountAccess access, string[]? service, string[]? resource)
    {
        if (service is { Length: > 0 })
        {
            var levels = ControlPolicyFile.Read(service, isService: true, out var said);
            access = access.With(access.Authorizer.Options with { ServiceControl = levels }, said);
        }

        if (resource is { Length: > 0 })
        {
            var levels = ControlPolicyFile.Read(resource, isService: false, out var said);
            access = access.With(access.Authorizer.Options with { ResourceControl = levels }, said);
        }

        return access;
    }

    private static AccountAccess WithContext(AccountAccess access, string[]? pairs)
    {
        if (pairs is not { Length: > 0 })
        {
            return access;
        }

        var context = RequestContext.Unknown;
        foreach (var group in pairs.Select(Pair).GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase))
        {
            context = context.With(group.Key, [.. group.Select(p => p.Value)]);
        }

        return access.With(access.Authorizer.Options with { Context = context }, $"The request carries {string.Join(", ", pairs)}.");
    }

    private static (string Key, string Value) Pair(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && pair[..equals].Contains(':', StringComparison.Ordinal) ? (pair[..equals], pair[(equals + 1)..])
            : throw new UsageException($"--context: `{Streams.Plain(pair)}` is not KEY=VALUE, such as aws:SourceVpce=vpce-1");
    }

    private static AccountAccess Through(AccountAccess access, string endpoint) => access.Through(endpoint)
        ?? throw new UsageException($"--vpc-endpoint: the snapshot has no endpoint `{Streams.Plain(endpoint)}`{(access.VpcEndpointIds.Any() ? $"; it has {string.Join(", ", access.VpcEndpointIds)}" : "")}");
}
