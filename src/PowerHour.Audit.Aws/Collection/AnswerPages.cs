using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Joins the pages of an answer into one.</summary>
internal static class AnswerPages
{
    /// <summary>Reads the pages of a call.</summary>
    /// <param name="calls">Makes the calls.</param>
    /// <param name="call">The call.</param>
    /// <param name="most">How many pages at most; 0 for all.</param>
    /// <param name="cancel">Gives it up.</param>
    /// <returns>The answer with all lists joined and without the pages' tokens, where the last page came from, and whether there is no more.</returns>
    /// <exception cref="AwsCallException">A page failed.</exception>
    public static async Task<(JsonObject Body, AwsAnswer Last, bool IsWhole)> JoinAsync(IAwsCalls calls, AwsCall call, int most, CancellationToken cancel)
    {
        JsonObject? joined = null;
        AwsAnswer? last = null;
        var (read, isWhole) = (0, true);
        await foreach (var page in calls.PagesAsync(call, cancel).ConfigureAwait(false))
        {
            last = page;
            if (joined is null)
            {
                joined = page.ToJsonObject();
            }
            else
            {
                Append(joined, page.Body);
            }

            if (++read == most && Pager.GoesOn(call, page))
            {
                isWhole = false;
                break;
            }
        }

        foreach (var token in ServiceModels.Find(call.FullName).Paging is { } paging ? paging.OutputTokens.Append(paging.MoreResults ?? "") : [])
        {
            joined?.Remove(token);
        }

        return joined is not null ? (joined, last!, isWhole) : throw new AwsCallException(call, AwsCallFailure.Malformed, "NoAnswer", "the service answered without a page");
    }

    private static void Append(JsonObject joined, JsonElement page)
    {
        foreach (var member in page.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array && joined[member.Name] is JsonArray list)
            {
                foreach (var item in member.Value.EnumerateArray())
                {
                    list.Add(JsonNode.Parse(item.GetRawText()));
                }
            }
            else
            {
                joined[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }
    }
}
