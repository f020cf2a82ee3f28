namespace PowerHour.Audit.AwsServices;

/// <summary>For which resources of a type details are read.</summary>
public enum CollectMode
{
    /// <summary>Every resource that the list names.</summary>
    All,

    /// <summary>Only those that other collected resources refer to; the list alone gives the rest their names.</summary>
    Referenced,
}
