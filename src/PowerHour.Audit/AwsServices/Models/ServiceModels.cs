using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace PowerHour.Audit.AwsServices.Models;

/// <summary>The embedded service models: every operation that PowerHour.Audit can call, and nothing else.</summary>
/// <remarks>A service is read when first asked for, once. All members may be used from several threads.</remarks>
public static class ServiceModels
{
    private const string Prefix = "models/";
    private const string Suffix = ".json";

    private static readonly ConcurrentDictionary<string, Lazy<ServiceModel>> Loaded = new(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Known = typeof(ServiceModels).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(n => n[Prefix.Length..^Suffix.Length])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Keys of all services, in ordinal order.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>The service with that key.</summary>
    /// <exception cref="UnknownOperationException">There is none.</exception>
    public static ServiceModel Service(string key) => Known.Contains(key)
        ? Loaded.GetOrAdd(key, static k => new(() => Load(k))).Value
        : throw UnknownOperationException.ForService(key, Keys);

    /// <summary>The operation with that full name (<c>sagemaker:ListModels</c>).</summary>
    /// <exception cref="UnknownOperationException">There is none; the message lists the near ones.</exception>
    public static OperationModel Find(string fullName) => fullName.Split(':') is [var service, var operation]
        ? Service(service).Operation(operation)
        : throw UnknownOperationException.NotAName(fullName);

    /// <summary>The operation with that full name, or null when there is none.</summary>
    public static OperationModel? TryFind(string fullName) =>
        fullName.Split(':') is [var service, var operation] && Known.Contains(service)
            ? Service(service).Operations.GetValueOrDefault(operation)
            : null;

    private static ServiceModel Load(string key)
    {
        using var stream = typeof(ServiceModels).Assembly.GetManifestResourceStream($"{Prefix}{key}{Suffix}")!;
        return ServiceModelReader.Read(key, stream);
    }
}
