using System.Runtime.CompilerServices;
using PowerHour.Audit.Cel.Checking;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel;

/// <summary>A compiled expression. Immutable: any number of threads may evaluate it, each with its own activation.</summary>
public sealed class CelProgram
{
    private readonly CelEnvironment _environment;
    private readonly Plan _plan;
    private readonly Lazy<Plan> _tracedPlan;
    private readonly Lazy<CelReferences> _references;

    internal CelProgram(CelEnvironment environment, CheckedExpression expression)
    {
        _environment = environment;
        Source = expression.Source;
        Root = expression.Root;
        ResultType = expression.ResultType;
        _plan = Planner.Plan(expression, isTraced: false);
        _tracedPlan = new(() => Planner.Plan(expression, isTraced: true));
        _references = new(() => ReferenceCollector.Collect(expression));
    }

    /// <summary>The source text.</summary>
    public string Source { get; }

    /// <summary>The static type of the result.</summary>
    public CelType ResultType { get; }

    /// <summary>What the expression mentions.</summary>
    public CelReferences References => _references.Value;

    internal SyntaxNode Root { get; }

    /// <summary>The named expressions that this one reads, and those that they read: each once, in the order in which they are met.</summary>
    internal IReadOnlyList<CelProgram> Reads
    {
        get
        {
            var (met, order, waiting) = (new HashSet<CelProgram>(), new List<CelProgram>(), new Stack<CelProgram>(Named().Reverse()));
            while (waiting.TryPop(out var program))
            {
                if (met.Add(program))
                {
                    order.Add(program);
                    foreach (var read in program.Named().Reverse())
                    {
                        waiting.Push(read);
                    }
                }
            }

            return order;
        }
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="activation">Of the environment the program was compiled in, or of one made from it.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    /// <returns>The value; <see cref="CelKind.Unknown"/> and <see cref="CelKind.Error"/> are possible, exceptions are not.</returns>
    /// <exception cref="OperationCanceledException">The evaluation was cancelled.</exception>
    /// <exception cref="ArgumentException">The activation belongs to another environment.</exception>
    public CelValue Evaluate(CelActivation activation, CancellationToken cancellation = default) => Run(_plan, activation, cancellation);

    /// <summary>Evaluates the expression and records the values of its parts. Slower; for explaining one verdict.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public CelTrace Trace(CelActivation activation, CancellationToken cancellation = default)
    {
        var recorder = new TraceRecorder(Source);
        activation.Context.Recorder = recorder;
        try
        {
            return recorder.Finish(Run(_tracedPlan.Value, activation, cancellation));
        }
        finally
        {
            activation.Context.Recorder = null;
        }
    }

    private CelProgram[] Named() => [.. References.Variables.Select(_environment.FindVariable).Select(v => v?.Program).OfType<CelProgram>()];

    internal CelValue EvaluateNested(CelContext context) => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? _plan.Run(context)
        : CelValue.Error("computed variables depend on each other too deeply", CelErrorCode.LimitExceeded);

    private CelValue Run(Plan plan, CelActivation activation, CancellationToken cancellation)
    {
        RequireFamily(activation);
        var context = activation.Context;
        var isOutermost = context.TryStart(_environment.Limits, cancellation);
        try
        {
            return plan.Run(context);
        }
        catch (CelLimitException e) when (isOutermost)
        {
            return CelValue.Error(new CelError(CelErrorCode.LimitExceeded, e.Message, new CelRange(0, Source.Length)));
        }
        finally
        {
            context.Stop(isOutermost);
        }
    }

    private void RequireFamily(CelActivation activation)
    {
        var mine = _environment.Slots;
        var theirs = activation.Environment.Slots;
        if (!ReferenceEquals(mine, theirs) && mine.Length > 0
            && (theirs.Length < mine.Length || !ReferenceEquals(mine[^1], theirs[mine.Length - 1])))
        {
            throw new ArgumentException("The activation belongs to another environment than the program.", nameof(activation));
        }
    }
}
