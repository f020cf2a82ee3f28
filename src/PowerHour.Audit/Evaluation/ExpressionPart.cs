using PowerHour.Audit.Cel;

namespace PowerHour.Audit.Evaluation;

/// <summary>What one expression came to on one resource.</summary>
/// <param name="Name">What the expression is: <c>value</c>, or <c>where</c>, <c>require</c> or the name of a <c>let</c> of a card.</param>
/// <param name="Trace">Its value and those of its parts.</param>
public sealed record ExpressionPart(string Name, CelTrace Trace)
{
    /// <summary>The gaps that the value is unknown for; empty for a known value.</summary>
    public IReadOnlyList<string> GapIds => Trace.Result.IsUnknown ? Gaps.Of(Trace.Result) : [];

    /// <summary>Whether the value has parts of its own that a line does not show.</summary>
    public bool IsStructured => Trace.Result.Kind is Cel.Values.CelKind.Object or Cel.Values.CelKind.Map or Cel.Values.CelKind.List;

    /// <summary>The value as JSON; null where it is unknown, an error, or nothing that JSON can say.</summary>
    public System.Text.Json.Nodes.JsonNode? Json => JsonOf.Node(Trace.Result);
}
