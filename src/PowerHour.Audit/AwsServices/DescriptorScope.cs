namespace PowerHour.Audit.AwsServices;

/// <summary>Whether a type is listed per region.</summary>
internal enum DescriptorScope
{
    /// <summary>Listed in each region.</summary>
    Regional,

    /// <summary>Listed once.</summary>
    Global,
}
