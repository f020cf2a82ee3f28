using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>The facts of a resource, each worked out when an expression first reads it.</summary>
/// <param name="resource">The resource.</param>
/// <param name="context">What facts are worked out from.</param>
/// <param name="given">Facts that a test gives instead.</param>
internal sealed class FactsValue(Resource resource, AnalysisContext context, IReadOnlyDictionary<string, CelValue> given) : CelObject
{
    private readonly CelValue?[] _known = new CelValue?[Facts.All.Count];

    /// <inheritdoc/>
    public override CelObjectType ObjectType => Facts.ObjectType;

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = _known[field.Ordinal] ??= given.TryGetValue(field.Name, out var told) ? told : Facts.All[field.Name].Compute(resource, context);
        return !value.IsNull;
    }
}
