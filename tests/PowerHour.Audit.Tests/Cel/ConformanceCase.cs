using System.Text.Json;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>One case of the language's conformance suite.</summary>
internal sealed record ConformanceCase(
    string File,
    string Section,
    string Name,
    string Expr,
    string Container,
    Dictionary<string, JsonElement> Bindings,
    JsonElement Expect,
    bool Nocheck)
{
    public string Id => $"{File}/{Section}/{Name}";

    public static IReadOnlyList<ConformanceCase> Load(string path) =>
        [.. System.IO.File.ReadLines(path).Select(l => JsonSerializer.Deserialize<ConformanceCase>(l, JsonSerializerOptions.Web)!)];
}
