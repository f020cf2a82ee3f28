namespace PowerHour.Audit.Scoring;

/// <summary>Decides when to act: who can use the weakness, and whether production is behind it.</summary>
public static class FixDecisions
{
    /// <summary>The decision.</summary>
    /// <param name="actor">Who can use it.</param>
    /// <param name="isProduction">Whether the resource is in the lineage of a served model, or that can not be told.</param>
    /// <returns>When to act.</returns>
    public static FixDecision Of(Actor actor, bool isProduction) => (actor, isProduction) switch
    {
        (Actor.Outsider, true) => FixDecision.Act,
        (Actor.Outsider, false) or (Actor.Insider, true) => FixDecision.Attend,
        (Actor.Insider, false) or (Actor.None, true) => FixDecision.TrackClosely,
        _ => FixDecision.Track,
    };

    /// <summary>The printed name: <c>ACT</c>, <c>ATTEND</c>, <c>TRACK*</c>, <c>TRACK</c>.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The name.</returns>
    public static string Name(this FixDecision decision) => decision switch
    {
        FixDecision.Act => "ACT",
        FixDecision.Attend => "ATTEND",
        FixDecision.TrackClosely => "TRACK*",
        _ => "TRACK",
    };

    /// <summary>When that is, for people.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>A few words.</returns>
    public static string When(this FixDecision decision) => decision switch
    {
        FixDecision.Act => "now",
        FixDecision.Attend => "this sprint",
        FixDecision.TrackClosely => "watch and schedule",
        _ => "normal cycle",
    };
}
