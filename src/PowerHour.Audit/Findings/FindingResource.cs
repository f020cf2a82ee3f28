using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Findings;

/// <summary>The resource that a finding is about.</summary>
/// <param name="Arn">Identity.</param>
/// <param name="Type">The CloudFormation type name.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Region">The region, or <c>global</c>.</param>
/// <param name="AccountId">The account.</param>
public sealed record FindingResource(string Arn, string Type, string Name, string Region, string AccountId)
{
    /// <summary>The resource as it was read, from which findings say more when asked; null where nothing was read. It has no part in whether two are equal.</summary>
    internal Resource? Source { get; init; }

    /// <summary>How findings name a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The same for a finding.</returns>
    internal static FindingResource Of(Resource resource) => new(resource.Arn, resource.Type.Name, resource.Name, resource.Region, resource.AccountId) { Source = resource };

    /// <inheritdoc/>
    public bool Equals(FindingResource? other) => other is not null
        && (Arn, Type, Name, Region, AccountId) == (other.Arn, other.Type, other.Name, other.Region, other.AccountId);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Arn, Type, Name, Region, AccountId);
}
