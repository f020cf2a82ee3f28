namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Says what a denied request lacked.</summary>
internal static class DecisionWording
{
    internal static string? Needed(Decision decision)
    {
        var what = $"{decision.Request.Action} on {decision.Request.Resource.Text}";
        return decision.Outcome switch
        {
            DecisionOutcome.ExplicitlyDenied when decision.Layer == PolicyLayer.PublicAccessBlock =>
                "a bucket policy that is not public, or Block Public Access not restricting the bucket",
            DecisionOutcome.ExplicitlyDenied => $"that the Deny in {decision.DecidedBy} does not match {what}",
            DecisionOutcome.ImplicitlyDenied => $"an Allow for {what} in {Place(decision.Layer)}",
            _ => null,
        };
    }

    private static string Place(PolicyLayer? layer) => layer switch
    {
        PolicyLayer.Boundary => "the permissions boundary",
        PolicyLayer.Session => "the session policy",
        PolicyLayer.ServiceControl => "a service control policy at every level",
        PolicyLayer.ResourceControl => "a resource control policy at every level",
        PolicyLayer.Resource => "the resource's own policy",
        PolicyLayer.VpcEndpoint => "the VPC endpoint's policy",
        _ => "an identity policy",
    };
}
