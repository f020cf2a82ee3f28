using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Evaluation.Paths;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>The types of resources in expressions: what the calls of a descriptor answer, by the service models.</summary>
/// <param name="catalog">The descriptors.</param>
public sealed class ResourceTypes(ServiceCatalog catalog)
{
    private static readonly string[] S3Parts = ["Bucket", "Key"];

    private readonly Dictionary<ResourceType, CelType> _types = [];
    private PathTypes? _paths;

    /// <summary>The types of ways through the account.</summary>
    internal PathTypes Paths => _paths ??= new PathTypes([.. catalog.Types.Select(t => t.Title)], [.. Names]);

    /// <summary>The names of all types, for suggestions.</summary>
    public IEnumerable<string> Names => catalog.Types.Select(t => t.Type.Name);

    /// <summary>The type of a resource type's properties.</summary>
    /// <param name="type">The resource type.</param>
    /// <returns>An object type, or null where there is no descriptor.</returns>
    public CelType? Find(ResourceType type)
    {
        if (!_types.TryGetValue(type, out var known) && catalog.Find(type) is { } descriptor)
        {
            _types[type] = known = CelType.Object(new CelObjectType(type.Name, () => Fields(descriptor)) { Advice = $"`powerhour rules types {type}` lists what it has" });
        }

        return known;
    }

    private static IEnumerable<CelField> Fields(ResourceDescriptor descriptor)
    {
        var fields = new SortedDictionary<string, (CelType Type, bool IsAlwaysThere)>(StringComparer.Ordinal);
        if (descriptor.List is { } list)
        {
            AddListed(fields, list);
        }
        else
        {
            // What is only met by reference begins as the reference that it was met by; of a place in S3 the parts are known too.
            foreach (var known in (string[])["Ref", .. S3Parts.Where(p => descriptor.Arn.Contains($"${{{p}}}", StringComparison.Ordinal))])
            {
                fields[known] = (CelType.String, true);
            }
        }

        if (descriptor.Search is { } search)
        {
            Add(fields, ShapeTypes.Follow(ServiceModels.Find("sagemaker:Search").Output, search.Items.Steps));
        }

        foreach (var detail in descriptor.Details)
        {
            AddDetail(fields, detail);
        }

        foreach (var parsed in descriptor.Redactions.Where(r => r.Kind == RedactionKind.Json && !r.Path.Text.Contains('.', StringComparison.Ordinal)))
        {
            fields[parsed.Path.Root] = (CelType.Dyn, false);
        }

        // A resource was kept because it has an id and a name; the service models do not always promise them.
        var names = new[] { descriptor.Id, descriptor.Name }.Where(p => p?.Steps.Count() == 1).Select(p => p!.Root).ToHashSet(StringComparer.Ordinal);
        return fields.Select(f => new CelField(f.Key, f.Value.Type, f.Value.IsAlwaysThere || names.Contains(f.Key)));
    }

    private static void AddListed(SortedDictionary<string, (CelType Type, bool IsAlwaysThere)> fields, ListStep list)
    {
        var item = ShapeTypes.Follow(ServiceModels.Find(list.Call.Name).Output, list.Items.Steps);
        item = item is { Kind: ShapeKind.List } ? item.Item : item;
        if (list.Wrap is { } member)
        {
            fields[member] = (CelType.String, true);
        }

        foreach (var (name, value) in list.Call.Input.Where(i => i.Value?.ToString().StartsWith("${parent.", StringComparison.Ordinal) == true))
        {
            fields[name] = (value is null ? CelType.Dyn : CelType.String, true);
        }

        Add(fields, item);
    }

    private static void AddDetail(SortedDictionary<string, (CelType Type, bool IsAlwaysThere)> fields, DetailStep detail)
    {
        var answer = ServiceModels.Find(detail.Call.Name).Output;
        var taken = detail.Take is { } path ? ShapeTypes.Follow(answer, path.Steps) : answer;
        if (detail.Says.Count > 0)
        {
            fields[detail.Into] = (CelType.String, false);
        }
        else if (detail.Into.Length == 0)
        {
            Add(fields, taken);
        }
        else
        {
            fields[detail.Into] = (detail.ParseJson || taken is null ? CelType.Dyn : ShapeTypes.Of(taken), false);
        }
    }

    private static void Add(SortedDictionary<string, (CelType Type, bool IsAlwaysThere)> fields, Shape? shape)
    {
        foreach (var member in shape?.Members ?? [])
        {
            fields[member.Name] = (ShapeTypes.Of(member.Shape), member.IsRequired || (fields.TryGetValue(member.Name, out var known) && known.IsAlwaysThere));
        }
    }
}
