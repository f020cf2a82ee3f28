using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Redaction;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Reads the details of one listed item and makes a resource of it.</summary>
/// <param name="session">What the collection shares.</param>
/// <param name="descriptor">The item's type.</param>
internal sealed class ResourceReader(CollectionSession session, ResourceDescriptor descriptor)
{
    /// <summary>Makes a resource of an item as it was listed, its details marked as not asked.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The resource, or null where it has no identity or was read before.</returns>
    public Resource? Listed(ListedItem item)
    {
        var draft = new ResourceDraft(item, descriptor, session.Identity, session.Template);
        if (draft.Arn is not { } arn || !session.Claim(arn))
        {
            return null;
        }

        if (descriptor.Details.Count > 0)
        {
            draft.Unread("", NotCollected());
        }

        return draft.Finish(descriptor);
    }

    /// <summary>Reads an item with its details.</summary>
    /// <param name="item">The item.</param>
    /// <param name="mark">Marks more of it as unread, or null.</param>
    /// <returns>The resource, or null where it was deleted meanwhile, has no identity or was read before.</returns>
    public async Task<Resource?> ReadAsync(ListedItem item, Action<ResourceDraft>? mark = null)
    {
        var draft = new ResourceDraft(item, descriptor, session.Identity, session.Template);
        var named = draft.Arn;
        if (named is not null && !session.Claim(named))
        {
            return null;
        }

        mark?.Invoke(draft);
        foreach (var detail in descriptor.Details.Where(d => d.Into.Length == 0))
        {
            if (!await AskAsync(draft, detail).ConfigureAwait(false))
            {
                return null;
            }
        }

        if (draft.Arn is not { } arn || (named is null && !session.Claim(arn)))
        {
            return null;
        }

        var (free, conditional) = (descriptor.Details.Where(d => d.Into.Length > 0 && d.When.Count == 0), descriptor.Details.Where(d => d.Into.Length > 0 && d.When.Count > 0));
        var exists = await AskAllAsync(draft, free).ConfigureAwait(false) && await AskAllAsync(draft, conditional).ConfigureAwait(false);
        MarkRefused(draft);
        return exists ? draft.Finish(descriptor) : null;
    }

    private static bool Holds(KeyValuePair<string, IReadOnlyList<string?>> condition, JsonElement properties)
    {
        var value = JsonPath.Parse(condition.Key).FirstText(properties);
        return condition.Value.Contains(value, StringComparer.OrdinalIgnoreCase);
    }

    private string NotCollected() => session.Gaps.Add(new CoverageGap(
        descriptor.Details[0].Call.Name, "global", GapCause.NotCollected, "", $"no machine-learning resource refers to this {descriptor.Title}: its details were not asked", ""));

    private async Task<bool> AskAllAsync(ResourceDraft draft, IEnumerable<DetailStep> details)
    {
        var answers = await Task.WhenAll(details.Select(d => AskAsync(draft, d))).ConfigureAwait(false);
        return answers.All(a => a);
    }

    /// <summary>An answer may come, and say inside that a part of it could not be shown.</summary>
    private void MarkRefused(ResourceDraft draft)
    {
        foreach (var path in descriptor.Refusals.Where(p => p.First(draft.Properties()) is { ValueKind: JsonValueKind.Object }))
        {
            var call = (descriptor.List?.Call ?? descriptor.Details[0].Call).Name;
            draft.Unread(path.Root, session.Gaps.Add(new CoverageGap(call, draft.RegionName, GapCause.AccessDenied, "", $"the answer says that {path.Root} of this {descriptor.Title} could not be shown", "kms:Decrypt")));
        }
    }

    /// <summary>Lists that go on beyond the pages that were read are partial.</summary>
    private void MarkPartial(ResourceDraft draft, DetailStep detail, JsonObject body)
    {
        var gap = session.Gaps.Add(new CoverageGap(detail.Call.Name, draft.RegionName, GapCause.Bounded, "", $"there is more than the {detail.Pages} pages that are read of each {descriptor.Title}", ""));
        foreach (var property in detail.Into.Length > 0 ? [detail.Into] : body.Where(m => m.Value is JsonArray).Select(m => m.Key))
        {
            draft.Unread(property, gap);
        }
    }

    /// <summary>Asks one detail.</summary>
    /// <returns>False where the resource is gone.</returns>
    private async Task<bool> AskAsync(ResourceDraft draft, DetailStep detail)
    {
        var properties = draft.Properties();
        if (detail.When.Count > 0 && !detail.When.All(w => Holds(w, properties)))
        {
            // Where the condition rests on something unread, the answer is unread for the same reason.
            draft.UnreadLike(detail.Into, detail.When.Keys);
            return true;
        }

        var region = draft.CallRegion;
        if (session.Template(region).Fill(detail.Call.Input, properties, draft.Item.Parent) is not { } input)
        {
            draft.UnreadLike(detail.Into, [""]);
            return true;
        }

        var call = new AwsCall(detail.Call.Service, region, detail.Call.Operation, input);
        try
        {
            var (body, last, isWhole) = await AnswerPages.JoinAsync(session.Calls, call, detail.Pages, session.Cancel).ConfigureAwait(false);
            if (detail.Says.TryGetValue("ok", out var ok))
            {
                draft.TakeWord(detail, ok, last.AnsweredAt, last.RequestId);
                return true;
            }

            draft.Take(detail, body, last);
            if (!isWhole)
            {
                MarkPartial(draft, detail, body);
            }
        }
        catch (AwsCallException e) when (detail.Says.TryGetValue(e.Code, out var word) && e.InnerException is not AwsCallException)
        {
            // A call that was not tried says nothing of its own resource.
            draft.TakeWord(detail, word, e.At, e.RequestId);
        }
        catch (AwsCallException e) when (detail.Gone.Any(g => g.Matches(e.Code, e.Message)))
        {
            return false;
        }
        catch (AwsCallException e) when (detail.Call.Absent.Any(a => a.Matches(e.Code, e.Message)))
        {
            draft.TakeAbsent(detail, e.At, e.RequestId);
        }
        catch (AwsCallException e)
        {
            draft.Unread(detail.Into, session.Gaps.Add(e, draft.RegionName));
        }

        return true;
    }
}
