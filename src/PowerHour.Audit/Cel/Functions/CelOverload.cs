using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>One way to call a function: the types it accepts, what it returns and what it does.</summary>
/// <param name="Name">The name, which may have dots for a global function (<c>math.abs</c>).</param>
/// <param name="IsMember">True for <c>receiver.name(...)</c>; the receiver is then the first parameter.</param>
/// <param name="Parameters">The types of the arguments.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Implementation">What it does.</param>
public sealed record CelOverload(
    string Name,
    bool IsMember,
    IReadOnlyList<CelType> Parameters,
    CelType Result,
    CelImplementation Implementation)
{
    /// <summary>
    /// Whether the implementation wants to see unknown arguments and partial lists. Default false: the call is then unknown by itself.
    /// </summary>
    public bool SeesUnknowns { get; init; }

    /// <summary>Whether the implementation handles lists with a gap. Default false: such a call is unknown by itself.</summary>
    public bool AcceptsPartialLists { get; init; }

    /// <summary>Decides the type of the result from literal arguments; <see langword="null"/> (default) when it is always <see cref="Result"/>.</summary>
    public CelResultTyping? ResultTyping { get; init; }

    /// <summary>Looks at literal arguments; <see langword="null"/> (default) where any text makes sense.</summary>
    public CelLiteralAdvice? LiteralAdvice { get; init; }

    /// <summary>How long it gives the same for the same arguments. Default: until the host turns to another thing, as fits a function that looks at the host.</summary>
    public CelLifetime Lifetime { get; init; }

    /// <summary>Whether the last parameter may be given again and again.</summary>
    internal bool IsVariadic { get; init; }

    /// <summary>Declares a global function: <c>name(a, b)</c>.</summary>
    public static CelOverload Global(string name, IReadOnlyList<CelType> parameters, CelType result, CelImplementation implementation) =>
        new(name, false, parameters, result, implementation);

    /// <summary>Declares a member function: <c>a.name(b)</c>, with the receiver as the first parameter.</summary>
    public static CelOverload Member(string name, IReadOnlyList<CelType> parameters, CelType result, CelImplementation implementation) =>
        new(name, true, parameters, result, implementation);

    /// <inheritdoc/>
    public override string ToString() => IsMember
        ? $"{Parameters[0]}.{Name}({string.Join(", ", Parameters.Skip(1))})"
        : $"{Name}({string.Join(", ", Parameters)})";

    internal bool TakesCount(int count) => count == Parameters.Count || (IsVariadic && count > Parameters.Count);

    internal CelType ParameterAt(int index) => Parameters[Math.Min(index, Parameters.Count - 1)];
}
