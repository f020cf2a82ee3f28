namespace PowerHour.Audit.AwsServices.Models;

/// <summary>A service or operation that is not in the embedded models was named. The message says which ones are near.</summary>
public sealed class UnknownOperationException : Exception
{
    private UnknownOperationException(string message, IReadOnlyList<string> near)
        : base(message) => Near = near;

    /// <summary>Names that may have been meant, nearest first; empty when nothing is near.</summary>
    public IReadOnlyList<string> Near { get; }

    internal static UnknownOperationException ForService(string key, IEnumerable<string> known) =>
        Create($"AWS service '{key}' is not in the service models", NearNames.Of(key, known));

    internal static UnknownOperationException ForOperation(ServiceModel service, string name) =>
        Create(
            $"Operation '{service.Key}:{name}' is not in the service models",
            NearNames.Of(name, service.Operations.Keys).Select(n => $"{service.Key}:{n}"));

    internal static UnknownOperationException NotAName(string fullName) =>
        new($"'{fullName}' is not an operation name; write service:Operation, for example sagemaker:ListModels.", []);

    private static UnknownOperationException Create(string what, IEnumerable<string> near)
    {
        string[] names = [.. near];
        return new(names.Length == 0 ? $"{what}; add it to tools/service-models/operations.txt." : $"{what}; did you mean {string.Join(" or ", names)}?", names);
    }
}
