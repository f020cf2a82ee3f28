using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Makes the <c>sagemaker:Search</c> request for a type.</summary>
internal static class SearchCall
{
    /// <summary>The request: all resources of the type that were created since a time, a hundred a page.</summary>
    /// <param name="search">How the type is searched.</param>
    /// <param name="type">The type.</param>
    /// <param name="region">The region.</param>
    /// <param name="since">The start of the lookback.</param>
    /// <returns>The call.</returns>
    public static AwsCall For(SearchStep search, ResourceDescriptor type, string region, DateTimeOffset since) =>
        new("sagemaker", region, "Search", new JsonObject
        {
            ["Resource"] = search.Resource,
            ["MaxResults"] = 100,
            ["SearchExpression"] = new JsonObject
            {
                ["Filters"] = new JsonArray(new JsonObject
                {
                    ["Name"] = type.Created?.Text ?? "CreationTime",
                    ["Operator"] = "GreaterThanOrEqualTo",
                    ["Value"] = ResourceTimes.Text(since),
                }),
            },
        });
}
