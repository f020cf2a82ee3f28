using System.CommandLine;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting.Verification;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>verify</c>: say whether a report follows from a snapshot.</summary>
internal sealed class VerifyCommand(Streams streams)
{
    private const int MaxListed = 50;
    private const long MaxBytes = 1L << 31;

    private readonly Argument<string> _report = new("REPORT") { Description = "The report: HTML or JSON." };
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "The snapshot that the report says it is of." };
    private readonly Option<bool> _demo = new("--demo") { Description = "The report is of the built-in demonstration account." };
    private readonly JudgementOptions _judgement = new();
    private readonly TemplatesOption _templates = new();
    private readonly BrandOptions _brand = new();

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("verify", "Judge a snapshot again and say whether a report follows from it: give what the report was made with. Exit codes: 0 it follows; 1 it does not, and each difference is named; 2 it can not be verified.");
        command.Arguments.Add(_report);
        command.Options.Add(_snapshot);
        command.Options.Add(_demo);
        _judgement.AddTo(command);
        _templates.AddTo(command);
        _brand.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(_report)!;
        var bytes = GivenFile.Read(path, MaxBytes, "verify: ");
        var templates = _templates.Load(parsed);
        var options = _judgement.Load(parsed) with { IsDemo = parsed.GetValue(_demo), TemplatesHash = templates?.Hash };
        using var snapshot = Open(parsed, options);
        var verification = ReportVerifier.Verify(path.Replace('\\', '/'), bytes, AuditPipeline.Run(snapshot, options), templates, _brand.Load(parsed));
        Print(verification);
        return verification.Follows ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Print(VerificationResult verification)
    {
        foreach (var input in verification.Inputs.Where(i => i.Given.Value.Length > 0 || i.Said is { Length: > 0 }))
        {
            var verdict = input.IsSame ? "same" : $"OTHER: the report says {(input.Said is null ? "nothing" : input.Said.Length == 0 ? "there was none" : input.Said)}";
            streams.Out.WriteLine(Streams.Plain($"{input.Given.Key,-12} {(input.Given.Value.Length == 0 ? "none" : input.Given.Value)}  {verdict}"));
        }

        if (verification.Follows)
        {
            streams.Out.WriteLine(verification.IsSame ? "The report follows from the snapshot: it is the same to the byte." : "The report follows from the snapshot: it says the same, and is only written otherwise.");
            return;
        }

        streams.Out.WriteLine($"The report does not follow from the snapshot: {(verification.Differences.Count == 1 ? "1 difference" : $"{verification.Differences.Count} differences")}");
        foreach (var difference in verification.Differences.Take(MaxListed))
        {
            streams.Out.WriteLine(Streams.Plain($"  {difference}"));
        }

        if (verification.Differences.Count > MaxListed)
        {
            streams.Out.WriteLine($"  and {verification.Differences.Count - MaxListed} more");
        }
    }

    private Snapshot Open(ParseResult parsed, AuditOptions options) => (parsed.GetValue(_demo), parsed.GetValue(_snapshot)) switch
    {
        (true, null) => DemoAccount.Open(options.Services),
        (false, { } path) => SnapshotFile.Open(path),
        _ => throw new UsageException("verify: expected either --snapshot FILE, the snapshot that the report says it is of, or --demo"),
    };
}
