using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds what starts the jobs before a model: schedules, event rules, Glue triggers, notifications of buckets.</summary>
/// <param name="context">The account.</param>
internal sealed class TriggerFinder(AnalysisContext context)
{
    private const int Deepest = 6;

    private static readonly HashSet<string> Triggers = new(StringComparer.Ordinal)
    {
        "AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::Glue::Trigger", "AWS::S3::Bucket",
    };

    /// <summary>The triggers.</summary>
    /// <param name="workers">Ways from jobs.</param>
    /// <returns>Ways that begin with a trigger, each trigger once for each job.</returns>
    public PathList Of(PathList workers) => new(
        [.. workers.Ways.SelectMany(Before).DistinctBy(w => (w.Head.Id, w.Next!.Head.Id))],
        Unread.Joined(workers.GapIds, LineageGaps.OfStarts(context)));

    private IEnumerable<Chain> Before(Chain worker)
    {
        var seen = new HashSet<Node> { worker.Node! };
        var open = new Queue<(Chain Way, int Depth)>([(worker, 0)]);
        while (open.TryDequeue(out var at))
        {
            foreach (var way in Steps(at.Way).Where(w => seen.Add(w.Node!)))
            {
                if (Triggers.Contains(way.Node!.Type.Name))
                {
                    yield return way;
                }
                else if (at.Depth < Deepest)
                {
                    open.Enqueue((way, at.Depth + 1));
                }
            }
        }
    }

    /// <summary>What starts a job, and what that is a run of: an execution of a pipeline is started with its pipeline.</summary>
    private IEnumerable<Chain> Steps(Chain way)
    {
        var starting = way.Node!.In.Where(e => e.Kind == "starts" || (e.Kind is "calls" or "writes" && e.From.Type.ShortName is "PipelineExecution" or "StateMachine"));
        var parents = way.Node.Type.ShortName == "PipelineExecution" ? way.Node.Out.Where(e => e.Kind == "child-of") : [];
        return starting.Select(e => LineageStep.Along(e.From, StepLabel.Starts, e)).Concat(parents.Select(e => LineageStep.Along(e.To, StepLabel.Runs, e))).Select(s => s.Before(way, context.Lineage.Points));
    }
}
