using System.Text.Json.Nodes;

namespace PowerHour.Audit.AwsServices;

/// <summary>A call that a descriptor asks for, with its request as a template.</summary>
/// <param name="Service">The service model's key: <c>sagemaker</c>.</param>
/// <param name="Operation">The operation: <c>DescribeModel</c>.</param>
/// <param name="Input">The request; texts may hold <c>${…}</c>.</param>
/// <param name="Absent">Error answers that mean "there is none".</param>
public sealed record CallStep(string Service, string Operation, JsonObject Input, IReadOnlyList<ErrorMatch> Absent)
{
    /// <summary>The call as it is printed: <c>sagemaker:DescribeModel</c>.</summary>
    public string Name => $"{Service}:{Operation}";
}
