using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>Every resource type that the product knows: the built-in pages and those that a user adds.</summary>
public sealed class ServiceCatalog
{
    private readonly Dictionary<ResourceType, ResourceDescriptor> _types;

    /// <summary>Creates a catalog of given pages; a later page replaces types of an earlier one.</summary>
    /// <param name="services">The pages.</param>
    public ServiceCatalog(IEnumerable<ServiceDescriptor> services)
    {
        Services = [.. services];
        _types = [];
        foreach (var type in Services.SelectMany(s => s.Types))
        {
            _types[type.Type] = type;
        }
    }

    /// <summary>The pages.</summary>
    public IReadOnlyList<ServiceDescriptor> Services { get; }

    /// <summary>The types, sorted by name.</summary>
    public IEnumerable<ResourceDescriptor> Types => _types.Values.OrderBy(t => t.Type);

    /// <summary>The types that a user added, those left out that stand in for a built-in one.</summary>
    public IReadOnlySet<ResourceType> Added { get; private init; } = new HashSet<ResourceType>();

    /// <summary>SHA-256 of the pages that a user added, lower-case hex; empty where there are none.</summary>
    public string AddedHash { get; private init; } = "";

    /// <summary>The built-in pages.</summary>
    /// <returns>The catalog.</returns>
    public static ServiceCatalog BuiltIn() => new(EmbeddedFiles.Below("services/").Select(ServiceDescriptorReader.Read));

    /// <summary>This catalog with a user's pages added.</summary>
    /// <param name="pages">The user's files.</param>
    /// <returns>The larger catalog.</returns>
    /// <exception cref="DocumentException">A page is wrong: it does not read, or the service models know nothing of what it asks for.</exception>
    public ServiceCatalog With(IEnumerable<SourceFile> pages)
    {
        var own = pages.Select(p => (Page: p, Service: ServiceDescriptorReader.Read(p))).ToArray();
        var catalog = new ServiceCatalog(Services.Concat(own.Select(o => o.Service)))
        {
            Added = own.SelectMany(o => o.Service.Types).Select(t => t.Type).Where(t => Find(t) is null).Concat(Added).ToHashSet(),
            AddedHash = own.Length == 0 ? AddedHash : new SourceFile("", string.Concat(own.Select(o => $"{o.Page.Name}\n{o.Page.Hash}\n").Prepend(AddedHash))).Hash,
        };
        var problems = own.SelectMany(o => new DescriptorCheck(o.Page, catalog).Problems(o.Service)).ToArray();
        return problems.Length == 0 ? catalog : throw new DocumentException(problems);
    }

    /// <summary>The descriptor of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The descriptor, or null where the type is not known.</returns>
    public ResourceDescriptor? Find(ResourceType type) => _types.GetValueOrDefault(type);

    /// <summary>The IAM actions that a call needs.</summary>
    /// <param name="call">The call: <c>s3:GetBucketEncryption</c>.</param>
    /// <returns>The actions: those that a page names, else the call itself.</returns>
    public IReadOnlyList<string> PermissionsFor(string call)
    {
        var parts = call.Split(':', 2);
        return Services.Where(s => string.Equals(s.Service, parts[0], StringComparison.Ordinal))
            .Select(s => s.Permissions.GetValueOrDefault(parts[1])).FirstOrDefault(p => p is not null) ?? [call];
    }
}
