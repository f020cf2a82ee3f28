using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Tells whether a role is the one under which an artifact was made: it has to be able to write that one, and no other.</summary>
/// <param name="context">The account.</param>
internal sealed class Makers(AnalysisContext context)
{
    private static readonly HashSet<string> Trains = new(StringComparer.Ordinal) { "AWS::SageMaker::TrainingJob", "AWS::SageMaker::AutoMLJob" };

    private readonly Dictionary<S3Place, (bool Any, HashSet<string> Roles)> _known = [];

    /// <summary>Whether a job that trains runs as somebody and wrote the place that a way begins with.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="way">The way; what is no place was made by nobody.</param>
    /// <returns>A truth. Unknown of a role where jobs were not read, or where none is known to have written the place: one may have, before those that were read.</returns>
    public CelValue Made(PathActor actor, Chain way)
    {
        if (way.Place is not { } place || actor.Point.Kind != PointKind.Role)
        {
            return CelValue.False;
        }

        var (any, roles) = Of(place);
        return roles.Contains(actor.Point.Id) ? CelValue.True
            : Unread.Because(LineageGaps.OfTraining(context).Concat(any ? [] : Unseen(way))) is { } gap ? CelValue.Unknown(gap) : CelValue.False;
    }

    private (bool Any, HashSet<string> Roles) Of(S3Place place)
    {
        if (!_known.TryGetValue(place, out var known))
        {
            var jobs = context.Lineage.WritersOf(place).Select(s => s.Node!).Where(n => Trains.Contains(n.Type.Name)).ToArray();
            var roles = jobs.SelectMany(j => j.Roles).Select(e => e.To.Arn);
            _known[place] = known = (jobs.Length > 0, roles.ToHashSet(StringComparer.Ordinal));
        }

        return known;
    }

    private static string[] Unseen(Chain way) =>
        way.Steps.FirstOrDefault(s => s.Node?.Type.ShortName == "Model") is { } model ? [LineageGaps.OriginOf(model)] : [];
}
