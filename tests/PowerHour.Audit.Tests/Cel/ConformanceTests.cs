using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>The public conformance suite of the language, where it lies beside the repository.</summary>
public sealed class ConformanceTests
{
    private const string Suite = "data/cel-conformance.jsonl";

    [Fact]
    public void Every_case_passes_or_is_listed_with_its_reason()
    {
        var path = TestFiles.Shared(Suite);
        Assert.SkipUnless(File.Exists(path), $"The conformance suite is not here: ../shared/{Suite}");
        var listed = TestFiles.Read<Dictionary<string, string>>("conformance-exceptions.json");

        var failures = ConformanceCase.Load(path)
            .Select(c => (Case: c, Problem: Run(c)))
            .Where(r => r.Problem is not null)
            .ToList();

        Assert.Equal("", string.Join('\n', failures.Where(f => !listed.ContainsKey(f.Case.Id)).Select(f => $"{f.Case.Id}: {f.Problem}")));
        Assert.Empty(listed.Keys.Except(failures.Select(f => f.Case.Id), StringComparer.Ordinal));
        Assert.True(listed.Count < 30, "Fewer than thirty exceptions are allowed.");
    }

    private static string? Run(ConformanceCase test)
    {
        var environment = CelEnvironment.Standard.WithContainer(test.Container);
        environment = test.Bindings.Keys.Aggregate(environment, (e, name) => e.WithVariable(name, CelType.Dyn));
        var compilation = test.Nocheck ? environment.CompileUnchecked(test.Expr) : environment.Compile(test.Expr);
        var actual = compilation.Succeeded ? Evaluate(compilation.Program, environment, test) : CelValue.Error(string.Join("; ", compilation.Diagnostics));
        var expected = JsonValues.Read(test.Expect);
        return string.Equals(JsonValues.Write(expected), JsonValues.Write(actual), StringComparison.Ordinal)
            ? null
            : $"`{test.Expr}` gave {JsonValues.Write(actual)} ({actual}), expected {JsonValues.Write(expected)}";
    }

    private static CelValue Evaluate(CelProgram program, CelEnvironment environment, ConformanceCase test)
    {
        var activation = new CelActivation(environment);
        foreach (var (name, value) in test.Bindings)
        {
            activation.Set(name, JsonValues.Read(value));
        }

        return program.Evaluate(activation);
    }
}
