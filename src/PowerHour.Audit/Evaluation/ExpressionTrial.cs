using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>Tries expressions on resources of a snapshot and shows what each part of them came to.</summary>
public sealed class ExpressionTrial
{
    private readonly CelEnvironment _environment;
    private readonly CompiledRule? _rule;
    private readonly IReadOnlyList<KeyValuePair<string, CelProgram>> _parts;

    private ExpressionTrial(CelEnvironment environment, CompiledRule? rule, IReadOnlyList<KeyValuePair<string, CelProgram>> parts) =>
        (_environment, _rule, _parts) = (environment, rule, parts);

    /// <summary>A trial of every expression of a card: each <c>let</c>, <c>where</c>, <c>require</c>.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The trial.</returns>
    public static ExpressionTrial OfRule(CompiledRule rule) => new(rule.Environment, rule, [
        .. rule.Rule.Lets.Zip(rule.Lets, (let, program) => KeyValuePair.Create(let.Key, program)),
        .. rule.Where is { } where ? [KeyValuePair.Create("where", where)] : Array.Empty<KeyValuePair<string, CelProgram>>(),
        .. rule.Require is { } require ? [KeyValuePair.Create("require", require)] : Array.Empty<KeyValuePair<string, CelProgram>>(),
        .. rule.Paths is { } paths ? [KeyValuePair.Create("paths", paths)] : Array.Empty<KeyValuePair<string, CelProgram>>()]);

    /// <summary>A trial of one expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="environment">What it may mention.</param>
    /// <param name="rule">The rule whose <c>params</c> and <c>let</c> it may use besides, or null.</param>
    /// <returns>The trial and the checker's warnings.</returns>
    /// <exception cref="DocumentException">The expression is wrong.</exception>
    public static (ExpressionTrial Trial, IReadOnlyList<DocumentProblem> Warnings) OfText(string text, CelEnvironment environment, CompiledRule? rule = null)
    {
        var source = new SourceFile("expression", text);
        var compilation = environment.Compile(text);
        var problems = compilation.Diagnostics.Select(d => source.Problem(d.Position.Line, d.Position.Column, d.Message) with { IsWarning = d.Severity == CelSeverity.Warning }).ToArray();
        return compilation.Program is { } program
            ? (new ExpressionTrial(environment, rule, [KeyValuePair.Create("value", program)]), problems)
            : throw new DocumentException([.. problems.Where(p => !p.IsWarning)]);
    }

    /// <summary>Evaluates the expressions on a resource.</summary>
    /// <param name="resource">The resource; of the type that the environment is for.</param>
    /// <param name="context">The account around it.</param>
    /// <param name="types">The types of resources.</param>
    /// <returns>What each expression came to, in order.</returns>
    public IReadOnlyList<ExpressionPart> Run(Resource resource, AnalysisContext context, ResourceTypes types)
    {
        var judgement = new Judgement(context, types);
        var scene = new ResourceActivation(_environment, judgement, _rule?.Rule);
        scene.Show(resource);
        return Run(scene);
    }

    /// <summary>Evaluates the expressions on the resource that is shown.</summary>
    /// <param name="scene">The variables, set.</param>
    /// <returns>What each expression came to, in order.</returns>
    internal IReadOnlyList<ExpressionPart> Run(ResourceActivation scene) => [.. _parts.Select(p => new ExpressionPart(p.Key, p.Value.Trace(scene.Activation)))];
}
