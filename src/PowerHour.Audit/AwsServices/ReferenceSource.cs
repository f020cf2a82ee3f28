namespace PowerHour.Audit.AwsServices;

/// <summary>From which resources of a type a collection follows a reference.</summary>
public enum ReferenceSource
{
    /// <summary>From every one.</summary>
    Any,

    /// <summary>Only from those that others refer to.</summary>
    Referred,
}
