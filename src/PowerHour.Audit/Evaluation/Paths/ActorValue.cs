using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>Somebody at the beginning of a path, in an expression.</summary>
/// <param name="actor">Who.</param>
/// <param name="context">The account.</param>
internal sealed class ActorValue(PathActor actor, AnalysisContext context) : CelObject
{
    private readonly Dictionary<string, CelValue> _stages = new(StringComparer.Ordinal);

    /// <summary>Who.</summary>
    public PathActor Actor => actor;

    /// <summary>Whether it works in a stage; unknown where that was not seen and something that would show it was not read.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>A truth.</returns>
    public CelValue WorksIn(string stage)
    {
        if (!_stages.TryGetValue(stage, out var works))
        {
            _stages[stage] = works = Find(stage);
        }

        return works;
    }

    private CelValue Find(string stage) => actor.Stages.Contains(stage, StringComparer.Ordinal) ? CelValue.True
        : actor.Point.Kind == PointKind.Role && Unread.Because(context.Effective.Stages.GapsOf(stage)) is { } gap ? CelValue.Unknown(gap) : CelValue.False;

    /// <inheritdoc/>
    public override CelObjectType ObjectType => PathTypes.ActorType;

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = field.Name switch
        {
            "Principal" => CelValue.String(actor.Point.Id),
            "Name" => CelValue.String(actor.Point.Name),
            "Class" => CelValue.String(actor.Class),
            "Outsider" => CelValue.Bool(actor.IsOutsider),
            "Interactive" => WorksIn("interactive"),
            "Administrator" => CelValue.Bool(actor.IsAdministrator),
            "Stages" => CelValue.List(CelList.OfStrings(actor.Stages)),
            "RequestsPerSecond" => actor.RequestsPerSecond is { } rate ? CelValue.Double(rate) : CelValue.Null,
            _ => CelValue.Bool(actor.HasRateRule),
        };
        return !value.IsNull;
    }
}
