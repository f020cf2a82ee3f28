using System.CommandLine;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Whose access is explained, and in which form.</summary>
internal sealed class AccessOptions
{
    private const int MaxBytes = 512 * 1024 * 1024;

    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "The snapshot file. Default: the built-in demonstration account." };
    private readonly Option<string?> _details = new("--authorization-details") { Description = "Instead of a snapshot, the output of `aws iam get-account-authorization-details`." };
    private readonly Option<string> _format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_snapshot, _details, _format])
        {
            command.Options.Add(option);
        }
    }

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
    /// <exception cref="UsageException">A file can not be used.</exception>
    public AccountAccess Open(ParseResult parsed)
    {
        if (parsed.GetValue(_details) is { } details)
        {
            return parsed.GetValue(_snapshot) is null ? OfDetails(details) : throw new UsageException("give --snapshot or --authorization-details, not both");
        }

        var services = ServiceCatalog.BuiltIn();
        using var snapshot = parsed.GetValue(_snapshot) is { } file ? SnapshotFile.Open(file) : DemoAccount.Open(services);
        return AuditPipeline.Analyse(snapshot, new AuditOptions { Services = services, Rules = RuleCatalog.Load() }).Access;
    }

    private static AccountAccess OfDetails(string file)
    {
        try
        {
            var info = new FileInfo(file);
            return !info.Exists ? throw new UsageException($"--authorization-details: there is no file `{file}`")
                : info.Length > MaxBytes ? throw new UsageException($"{file}: the file is larger than {MaxBytes} bytes")
                : AccountAccess.OfDetails(File.ReadAllBytes(file));
        }
        catch (AuthorizationDetailsException e)
        {
            throw new UsageException($"{file}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--authorization-details: {e.Message}");
        }
    }
}
