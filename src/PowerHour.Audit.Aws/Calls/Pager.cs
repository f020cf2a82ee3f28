using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Enumerates paged answers on any <see cref="IAwsCalls"/>, so that decorators see each page as a call of its own.</summary>
public static class Pager
{
    /// <summary>All pages of a call; an operation that is not paged has one. An empty page does not end the enumeration, a missing token does.</summary>
    /// <param name="calls">Makes the single calls.</param>
    /// <param name="call">What to read.</param>
    /// <param name="maxPages">Pages before the enumeration is given up as <see cref="AwsCallFailure.Malformed"/>.</param>
    /// <param name="cancel">Gives the enumeration up.</param>
    /// <exception cref="AwsCallException">A page failed, tokens repeat, or there are too many pages.</exception>
    public static async IAsyncEnumerable<AwsAnswer> PagesAsync(IAwsCalls calls, AwsCall call, int maxPages, [EnumeratorCancellation] CancellationToken cancel)
    {
        var paging = ServiceModels.Service(call.Service).Operation(call.Operation).Paging;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var pages = 1; ; pages++)
        {
            var page = await calls.CallAsync(call, cancel).ConfigureAwait(false);
            yield return page;
            if (paging is null || Next(paging, page.Body) is not { } tokens)
            {
                yield break;
            }

            Guard(call, page, pages < maxPages && seen.Add(string.Join('\n', tokens)), pages);
            call = call with { Input = WithTokens(call.Input, paging, tokens) };
        }
    }

    /// <summary>Whether there are more pages after one.</summary>
    /// <param name="call">What is read.</param>
    /// <param name="page">The page.</param>
    /// <returns>True where there are.</returns>
    internal static bool GoesOn(AwsCall call, AwsAnswer page) =>
        ServiceModels.Service(call.Service).Operation(call.Operation).Paging is { } paging && Next(paging, page.Body) is not null;

    /// <summary>The tokens of the next page, or null on the last one.</summary>
    private static string?[]? Next(Paging paging, JsonElement page)
    {
        if (paging.MoreResults is { } more && (TokenPath.Find(page, more) is not { ValueKind: JsonValueKind.True }))
        {
            return null;
        }

        string?[] tokens = [.. paging.OutputTokens.Select(t => Text(TokenPath.Find(page, t)))];
        return paging.MoreResults is null && Array.TrueForAll(tokens, string.IsNullOrEmpty) ? null : tokens;
    }

    private static string? Text(JsonElement? token) => token is { ValueKind: JsonValueKind.String } text ? text.GetString() : token?.GetRawText();

    private static void Guard(AwsCall call, AwsAnswer page, bool goesOn, int pages)
    {
        if (!goesOn)
        {
            throw new AwsCallException(call, AwsCallFailure.Malformed, nameof(AwsCallFailure.Malformed), $"The pages of {call} do not end: a token repeats, is missing, or page {pages} is one too many.")
            {
                HttpStatus = page.HttpStatus,
                RequestId = page.RequestId,
                At = page.AnsweredAt,
            };
        }
    }

    private static JsonObject WithTokens(JsonObject? input, Paging paging, string?[] tokens)
    {
        var next = (JsonObject?)input?.DeepClone() ?? [];
        for (var i = 0; i < tokens.Length; i++)
        {
            next[paging.InputTokens[i]] = string.IsNullOrEmpty(tokens[i]) ? null : tokens[i];
        }

        return next;
    }
}
