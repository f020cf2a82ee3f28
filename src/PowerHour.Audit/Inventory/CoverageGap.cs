namespace PowerHour.Audit.Inventory;

/// <summary>Something the scan was not able to look at, and why. Gaps with the same call, region and cause are one, with a count.</summary>
/// <param name="Operation">The call: <c>sagemaker:DescribeModel</c>.</param>
/// <param name="Region">Where; <c>global</c> for global services.</param>
/// <param name="Cause">Why.</param>
/// <param name="Code">The service's error code, or empty.</param>
/// <param name="Message">The service's words, without secrets and shortened; of the first occurrence.</param>
/// <param name="Permission">The IAM action that would have allowed the call, or empty where permission is not the matter.</param>
/// <param name="Count">How many calls met this.</param>
public sealed record CoverageGap(string Operation, string Region, GapCause Cause, string Code, string Message, string Permission, int Count = 1)
{
    /// <summary>Identity within a snapshot; readable: <c>ACCESS_DENIED sagemaker:DescribeModel eu-west-1</c>.</summary>
    public string Id => $"{Cause.Name()} {Operation} {Region}";
}
