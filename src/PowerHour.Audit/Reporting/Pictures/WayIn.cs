using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>A failure that outsiders, or anybody inside, can use, and what flows between it and a model that answers requests.</summary>
/// <param name="Door">The failure.</param>
/// <param name="Place">The resource that fails.</param>
/// <param name="Model">The served model.</param>
/// <param name="Steps">The flows from left to right, the fewest that there are; empty where the model itself fails.</param>
/// <param name="LeadsIn">True where it flows from the failure to the model, false where it flows from the model out to the failure.</param>
internal sealed record WayIn(Finding Door, Node Place, Node Model, IReadOnlyList<Flow> Steps, bool LeadsIn)
{
    /// <summary>The resources from left to right.</summary>
    public IReadOnlyList<Node> Nodes => Steps.Count == 0 ? [Place] : [Steps[0].From, .. Steps.Select(s => s.To)];
}
