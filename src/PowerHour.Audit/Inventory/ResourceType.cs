namespace PowerHour.Audit.Inventory;

/// <summary>A kind of resource, named as CloudFormation does: <c>AWS::SageMaker::Model</c>.</summary>
/// <param name="Name">The three-part name.</param>
public readonly record struct ResourceType(string Name) : IComparable<ResourceType>
{
    /// <summary>The middle part: <c>SageMaker</c> in <c>AWS::SageMaker::Model</c>; empty where the name has no three parts.</summary>
    public string Service => Name.Split("::") is [_, var service, ..] ? service : "";

    /// <summary>The last part: <c>Model</c> in <c>AWS::SageMaker::Model</c>.</summary>
    public string ShortName => Name[(Name.LastIndexOf(':') + 1)..];

    /// <summary>The name as a file name, without colons: <c>AWS.SageMaker.Model</c>.</summary>
    public string FileName => Name.Replace("::", ".", StringComparison.Ordinal);

    /// <summary>Orders by name, ordinal.</summary>
    /// <param name="other">The type to compare with.</param>
    /// <returns>Negative, zero or positive.</returns>
    public int CompareTo(ResourceType other) => string.CompareOrdinal(Name, other.Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
