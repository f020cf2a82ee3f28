using System.Collections.Frozen;
using System.Collections.Immutable;
using PowerHour.Audit.Cel.Checking;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel;

/// <summary>What an expression may mention: variables, functions, bounds. Immutable; every change gives a new environment.</summary>
/// <remarks>
/// An environment made from another one by adding variables keeps the places of the earlier ones,
/// so a program compiled in the smaller environment runs on an activation of the larger one.
/// </remarks>
public sealed class CelEnvironment
{
    private readonly FrozenDictionary<string, CelOverload[]> _functions;
    private readonly ImmutableDictionary<string, CelVariable> _names;

    private CelEnvironment(
        FrozenDictionary<string, CelOverload[]> functions,
        ImmutableDictionary<string, CelVariable> names,
        CelVariable[] variables,
        CelLimits limits,
        string container) =>
        (_functions, _names, Slots, Limits, Container) = (functions, names, variables, limits, container);

    /// <summary>The standard library with the string, math, encoder, optional and network extensions; no variables.</summary>
    public static CelEnvironment Standard { get; } = new(
        Group(StandardLibrary.All.Select(o => o with { Lifetime = CelLifetime.Always })), ImmutableDictionary.Create<string, CelVariable>(StringComparer.Ordinal), [], CelLimits.Default, "");

    /// <summary>The bounds of programs compiled here.</summary>
    public CelLimits Limits { get; }

    /// <summary>The namespace in which names are looked up first; empty by default.</summary>
    public string Container { get; }

    /// <summary>The names of the variables that can be seen, in ordinal order.</summary>
    public IEnumerable<string> VariableNames => _names.Keys.Order(StringComparer.Ordinal);

    internal IEnumerable<string> FunctionNames => _functions.Keys;

    internal CelVariable[] Slots { get; }

    /// <summary>Gives the same environment with other bounds.</summary>
    public CelEnvironment WithLimits(CelLimits limits) => new(_functions, _names, Slots, limits, Container);

    /// <summary>Gives the same environment with a namespace in which names are looked up first.</summary>
    public CelEnvironment WithContainer(string container) => new(_functions, _names, Slots, Limits, container);

    /// <summary>Adds a variable; it hides an earlier one of the same name.</summary>
    /// <param name="name">An identifier, or several joined by dots.</param>
    /// <param name="type">Its type.</param>
    /// <param name="lifetime">How long the host leaves it as it is; what is computed from it is kept as long.</param>
    public CelEnvironment WithVariable(string name, CelType type, CelLifetime lifetime = CelLifetime.Each) => With(new CelVariable(name, type, Slots.Length, null, lifetime));

    /// <summary>Adds overloads; a function may have some already.</summary>
    public CelEnvironment WithFunctions(params IEnumerable<CelOverload> overloads) =>
        new(Group([.. _functions.Values.SelectMany(o => o), .. overloads]), _names, Slots, Limits, Container);

    /// <summary>Adds a variable computed by an expression: evaluated when first read, and not again while what it mentions stays the same.</summary>
    /// <param name="name">An identifier.</param>
    /// <param name="source">The expression; it sees the variables added so far.</param>
    public CelLet Let(string name, string source)
    {
        var compilation = Compile(source);
        var type = compilation.Program?.ResultType ?? CelType.Dyn;
        var lifetime = compilation.Program is { } program ? LifetimeFinder.Of(program.Root) : CelLifetime.Each;
        return new(With(new CelVariable(name, type, Slots.Length, compilation.Program, lifetime)), compilation);
    }

    /// <summary>Compiles an expression.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="expected">The type it must have, such as <see cref="CelType.Bool"/>; any type when left out.</param>
    public CelCompilation Compile(string source, CelType? expected = null) => Compiler.Compile(this, source, expected, isChecked: true);

    /// <summary>Compiles an expression without checking its types: mistakes show as errors when it runs.</summary>
    internal CelCompilation CompileUnchecked(string source) => Compiler.Compile(this, source, null, isChecked: false);

    /// <summary>The place of a variable, for <see cref="CelActivation.Set(int, Values.CelValue)"/>.</summary>
    /// <exception cref="ArgumentException">There is no such variable.</exception>
    public int SlotOf(string name) => FindVariable(name)?.Slot
        ?? throw new ArgumentException($"There is no variable `{name}`; declared are {string.Join(", ", VariableNames)}.", nameof(name));

    internal CelVariable? FindVariable(string name) => _names.GetValueOrDefault(name);

    internal CelOverload[]? FindFunction(string name) => _functions.GetValueOrDefault(name);

    private CelEnvironment With(CelVariable variable) =>
        new(_functions, _names.SetItem(variable.Name, variable), [.. Slots, variable], Limits, Container);

    private static FrozenDictionary<string, CelOverload[]> Group(IEnumerable<CelOverload> overloads) => overloads
        .GroupBy(o => o.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
}
