namespace PowerHour.Audit.AwsServices;

/// <summary>One page of what we know of AWS: a service, its permission names and its resource types.</summary>
/// <param name="Service">The service model's key.</param>
/// <param name="Permissions">IAM actions by operation, where they are not simply the signing name and the operation.</param>
/// <param name="Types">The resource types.</param>
public sealed record ServiceDescriptor(string Service, IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions, IReadOnlyList<ResourceDescriptor> Types);
