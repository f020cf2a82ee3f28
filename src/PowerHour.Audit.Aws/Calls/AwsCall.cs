using System.Text.Json.Nodes;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>One read of one AWS operation.</summary>
/// <param name="Service">Key of the service (<c>sagemaker</c>).</param>
/// <param name="Region">Region to ask (<c>eu-west-1</c>); any Region of the partition for global services.</param>
/// <param name="Operation">Name of the operation (<c>ListModels</c>).</param>
/// <param name="Input">Input with the member names of the AWS CLI, or null for none. It is read, never changed, and must not be changed while the call runs.</param>
public sealed record AwsCall(string Service, string Region, string Operation, JsonObject? Input = null)
{
    /// <summary><c>sagemaker:ListModels</c>.</summary>
    public string FullName => $"{Service}:{Operation}";

    /// <inheritdoc/>
    public override string ToString() => $"{FullName} in {Region}";
}
