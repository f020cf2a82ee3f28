using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>The container images that resources name. An account has few of them and names each in thousands of jobs, so each is taken apart once.</summary>
/// <param name="context">What facts are worked out from.</param>
internal sealed class NamedImages(AnalysisContext context)
{
    /// <summary>More different names than that are taken apart anew each time, so that an account of a million images does not fill the memory.</summary>
    private const int MostKept = 20_000;

    private readonly Dictionary<(string Path, string Uri), (CelValue Image, CelValue Alone)?> _images = [];
    private readonly Dictionary<ResourceType, (JsonPath[] Paths, string[] Roots)> _paths = [];
    private readonly List<(string Place, JsonElement Owner, JsonElement Value)> _found = [];

    /// <summary>The images that a resource names; there may be more where a part that names one was not read.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>A list in the order of the descriptor.</returns>
    public CelValue Of(Resource resource)
    {
        var (paths, roots) = PathsOf(resource.Type);
        List<CelValue>? several = null;
        (CelValue Image, CelValue Alone)? first = null;
        foreach (var path in paths)
        {
            path.SelectOwned(resource.Properties, _found);
            foreach (var (place, _, value) in _found)
            {
                if (value.ValueKind != JsonValueKind.String || Show(place, value.GetString()!) is not { } image)
                {
                    continue;
                }

                if (first is { } before)
                {
                    (several ??= [before.Image]).Add(image.Image);
                }

                first ??= image;
            }
        }

        var unread = Unread.In(resource, roots);
        return first is { } only && several is null && unread is null ? only.Alone
            : CelValue.List(CelList.Of(several is not null ? [.. several] : first is { } single ? [single.Image] : [], unread));
    }

    private (CelValue Image, CelValue Alone)? Show(string place, string uri)
    {
        if (!_images.TryGetValue((place, uri), out var known))
        {
            known = ImageFacts.Show(place, uri, context) is { } image ? (image, CelValue.List(image)) : null;
            if (_images.Count < MostKept)
            {
                _images.Add((place, uri), known);
            }
        }

        return known;
    }

    private (JsonPath[] Paths, string[] Roots) PathsOf(ResourceType type)
    {
        if (!_paths.TryGetValue(type, out var found))
        {
            JsonPath[] paths = [.. context.Store.Catalog.Find(type)?.Relations.Where(r => r.Form == ReferenceForm.Image).Select(r => r.Path).Distinct() ?? []];
            _paths[type] = found = (paths, [.. paths.Select(p => p.Root).Distinct(StringComparer.Ordinal)]);
        }

        return found;
    }
}
