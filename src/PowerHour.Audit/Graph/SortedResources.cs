using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>Puts resources in the order of their ARNs.</summary>
internal static class SortedResources
{
    /// <summary>The resources in order. Services list by name and the collector writes in that order, so most lists need no sorting.</summary>
    /// <param name="resources">The resources.</param>
    /// <returns>All of them, by ARN; of two with the same ARN the first stays first.</returns>
    public static IReadOnlyList<Resource> Of(IEnumerable<Resource> resources)
    {
        Resource[] all = [.. resources];
        for (var i = 1; i < all.Length; i++)
        {
            if (string.CompareOrdinal(all[i - 1].Arn, all[i].Arn) > 0)
            {
                return [.. all.OrderBy(r => r.Arn, StringComparer.Ordinal)];
            }
        }

        return all;
    }
}
