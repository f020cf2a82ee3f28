using System.CommandLine;
using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain policies</c>: what was noticed while the account's policies were read.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class ExplainPoliciesCommand(Streams streams)
{
    private readonly AccessOptions _options = new();

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("policies", "What is wrong or odd in the account's policies, with its place: text that is no policy, unknown elements, operators, actions, principals that were deleted. Exit code 1 where a policy could not be understood or read.");
        _options.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var isJson = _options.IsJson(parsed);
        var authorizer = _options.Open(parsed).Authorizer;
        var documents = authorizer.Account.Policies.Concat(authorizer.Options.ResourcePolicies.Values).Concat(authorizer.Options.ServiceControl.SelectMany(l => l.Policies))
            .Distinct().OrderBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Kind).ToArray();
        var printer = new AccessPrinter(streams);
        if (isJson)
        {
            printer.Json(new JsonObject { ["policies"] = documents.Length, ["findings"] = new JsonArray([.. documents.SelectMany(d => d.Findings.Select(f => Json(d, f)))]) });
        }
        else
        {
            Print(printer, documents);
        }

        return documents.Any(d => !d.IsReadable) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void Print(AccessPrinter printer, PolicyDocument[] documents)
    {
        foreach (var document in documents)
        {
            foreach (var finding in document.Findings)
            {
                printer.Line($"{document.Name}({finding.Position}): {(finding.Severity == PolicyFindingSeverity.Error ? "error" : "warning")} {finding.Code}: {finding.Message}");
            }
        }

        var findings = documents.SelectMany(d => d.Findings).ToArray();
        printer.Line($"{documents.Length} policies, {documents.Count(d => !d.IsReadable)} not understood or not read, {findings.Count(f => f.Severity == PolicyFindingSeverity.Warning)} warnings");
    }

    private static JsonObject Json(PolicyDocument document, PolicyFinding finding) => new()
    {
        ["policy"] = document.Name,
        ["kind"] = document.Kind.ToString(),
        ["position"] = finding.Position.ToString(),
        ["severity"] = finding.Severity.ToString(),
        ["code"] = finding.Code.ToString(),
        ["message"] = finding.Message,
    };
}
