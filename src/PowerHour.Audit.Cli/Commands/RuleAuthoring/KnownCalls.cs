using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Cli.Options;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>The calls that a descriptor page may name: those of the embedded service models, all of which only read configuration.</summary>
internal static class KnownCalls
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Lists the calls of a service, or the services.</summary>
    /// <param name="service">The key of the service, as in <c>service:</c> of a page; null for the list of services.</param>
    /// <param name="format">table, json or markdown.</param>
    /// <returns>The list, sorted by name.</returns>
    /// <exception cref="UsageException">There is no such service.</exception>
    public static string Of(string? service, string format)
    {
        if (service is null)
        {
            return Write(format, ("service", "calls"), ServiceModels.Keys.Select(k => (k, $"{ServiceModels.Service(k).Operations.Count}")));
        }

        if (!ServiceModels.Keys.Contains(service, StringComparer.Ordinal))
        {
            throw new UsageException($"--calls: there is no service `{service}`{(Documents.Nearest.To(service, ServiceModels.Keys) is { } near ? $" — did you mean `{near}`?" : "; without a name it lists them")}");
        }

        return Write(format, ("call", "needs"), ServiceModels.Service(service).Operations.Values.OrderBy(o => o.Name, StringComparer.Ordinal).Select(o => (o.FullName, Needs(o))));
    }

    private static string Needs(OperationModel operation) => string.Join(", ", (operation.Input?.Members ?? []).Where(m => m.IsRequired).Select(m => m.Name));

    private static string Write(string format, (string Name, string Says) head, IEnumerable<(string Name, string Says)> rows) => format switch
    {
        "json" => new JsonArray([.. rows.Select(r => new JsonObject { [head.Name] = r.Name, [head.Says] = r.Says })]).ToJsonString(Indented),
        "markdown" => string.Join('\n', rows.Select(r => $"| {r.Name} | {r.Says} |").Prepend("|---|---|").Prepend($"| {head.Name} | {head.Says} |")),
        _ => string.Join('\n', rows.Select(r => $"{r.Name,-60} {(r.Says.Length == 0 ? "" : $"{head.Says}: {r.Says}")}".TrimEnd())),
    };
}
