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
    // Few of the facts are read of any one resource.
    private (CelField Fact, CelValue Value)[] _known = [];
    private int _count;

    /// <inheritdoc/>
    public override CelObjectType ObjectType => Facts.ObjectType;

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        for (var i = 0; i < _count; i++)
        {
            if (ReferenceEquals(_known[i].Fact, field))
            {
                value = _known[i].Value;
                return !value.IsNull;
            }
        }

        value = given.TryGetValue(field.Name, out var told) ? told : Facts.All[field.Name].Compute(resource, context);
        Array.Resize(ref _known, _count < _known.Length ? _known.Length : _count + 4);
        _known[_count++] = (field, value);
        return !value.IsNull;
    }
}
