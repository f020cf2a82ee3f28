using System.Text.RegularExpressions;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>Compiles the expressions of cards and points at their mistakes in the card's own lines.</summary>
public sealed partial class RuleCompiler
{
    private readonly ServiceCatalog _catalog;
    private readonly Dictionary<ResourceType, CelEnvironment> _environments = [];
    private readonly List<DocumentProblem> _problems = [];

    /// <summary>Creates a compiler.</summary>
    /// <param name="catalog">The resource types that rules may be about.</param>
    public RuleCompiler(ServiceCatalog catalog)
    {
        _catalog = catalog;
        Types = new ResourceTypes(catalog);
    }

    /// <summary>The types of resources.</summary>
    public ResourceTypes Types { get; }

    /// <summary>Errors and warnings met so far.</summary>
    public IReadOnlyList<DocumentProblem> Problems => _problems;

    /// <summary>Compiles rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <returns>The compiled rules, in the same order.</returns>
    /// <exception cref="DocumentException">An expression is wrong; the mistakes of all cards are named.</exception>
    public IReadOnlyList<CompiledRule> Compile(IEnumerable<Rule> rules)
    {
        var compiled = rules.Select(Compile).OfType<CompiledRule>().ToArray();
        return _problems.Exists(p => !p.IsWarning) ? throw new DocumentException([.. _problems.Where(p => !p.IsWarning)]) : compiled;
    }

    /// <summary>Compiles a rule apart from the others; its problems are not among <see cref="Problems"/>.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The compiled rule, or null where its type is not known, and what is wrong.</returns>
    internal (CompiledRule? Rule, IReadOnlyList<DocumentProblem> Problems) TryCompile(Rule rule)
    {
        var before = _problems.Count;
        var compiled = Compile(rule);
        var own = _problems[before..];
        _problems.RemoveRange(before, own.Count);
        return (compiled, own);
    }

    /// <summary>What expressions about a resource type may mention.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The environment, or null where the type has no descriptor.</returns>
    public CelEnvironment? EnvironmentOf(ResourceType type)
    {
        if (!_environments.TryGetValue(type, out var environment) && Types.Find(type) is { } self)
        {
            environment = CelEnvironment.Standard
                .WithVariable("self", self)
                .WithVariable("facts", CelType.Object(Analysis.Facts.ObjectType))
                .WithVariable("arn", CelType.String)
                .WithVariable("name", CelType.String)
                .WithVariable("account", CelType.String, CelLifetime.Always)
                .WithVariable("region", CelType.String, CelLifetime.Group)
                .WithVariable("tags", CelType.Map(CelType.String, CelType.String))
                .WithVariable("now", CelType.Timestamp, CelLifetime.Always)
                .WithVariable("params", CelType.Map(CelType.String, CelType.Dyn), CelLifetime.Always)
                .WithFunctions(RuleFunctions.For(Types, _catalog, type));
            _environments[type] = environment;
        }

        return environment;
    }

    private CompiledRule? Compile(Rule rule)
    {
        if (EnvironmentOf(rule.Resource) is not { } environment)
        {
            var near = Nearest.To(rule.Resource.Name, Types.Names);
            _problems.Add(CardPlace.Problem(rule.Source, "resource", rule.Resource.Name, $"no resource type `{rule.Resource.Name}`{(near is null ? "" : $" — did you mean `{near}`?")}; --services DIR adds types of your own"));
            return null;
        }

        environment = environment.WithVariable("params", ParameterTypes.Of(rule.Parameters), CelLifetime.Always);
        var lets = new List<CelProgram>();
        foreach (var (name, text) in rule.Lets)
        {
            RefuseTaken(rule, environment, name);
            var let = environment.Let(name, text.Value);
            Note(text, let.Compilation);
            environment = let.Environment;
            lets.AddRange(let.Compilation.Program is { } program ? [program] : []);
        }

        // The variable is there for the expressions of paths alone; the others have no path to look at.
        var shifts = rule.Raise is null && rule.Lower is null ? environment : environment.WithVariable("path", Types.Paths.Path);
        return new CompiledRule(rule, shifts, lets, Compile(environment, rule.Where), Compile(environment, rule.Require))
        {
            Paths = Compile(environment, rule.Paths, Types.Paths.List),
            Raise = Compile(shifts, rule.Raise?.When),
            Lower = Compile(shifts, rule.Lower?.When),
        };
    }

    private void RefuseTaken(Rule rule, CelEnvironment environment, string name)
    {
        var mistake = !LetName().IsMatch(name) ? $"no expression can read `{name}`: a name has letters, digits and `_`, and begins with no digit"
            : environment.FindVariable(name) is not null || (name == "path" && rule.IsPath) ? $"`{name}` is a variable already, which this would hide; choose another name"
            : null;
        if (mistake is not null)
        {
            _problems.Add(CardPlace.Problem(rule.Source, "let", name, mistake));
        }
    }

    private CelProgram? Compile(CelEnvironment environment, YamlText? text) => Compile(environment, text, CelType.Bool);

    private CelProgram? Compile(CelEnvironment environment, YamlText? text, CelType result)
    {
        if (text is null)
        {
            return null;
        }

        var compilation = environment.Compile(text.Value, result);
        Note(text, compilation);
        return compilation.Program;
    }

    private void Note(YamlText text, CelCompilation compilation) =>
        _problems.AddRange(compilation.Diagnostics.Select(d => text.Problem(d.Position.Offset, d.Message) with { IsWarning = d.Severity == CelSeverity.Warning }));

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LetName();
}
