using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Enumerates a type by <c>sagemaker:Search</c>: a hundred resources a call, nearly whole.</summary>
/// <remarks>Runs after all that refers to such resources was read: those referred to are described in full by then and skipped here.
/// What Search leaves out of the others is marked unread, so that a rule on it says UNKNOWN.</remarks>
/// <param name="session">What the collection shares.</param>
/// <param name="type">The type.</param>
internal sealed class SearchReader(CollectionSession session, ResourceDescriptor type)
{
    private readonly IReadOnlyList<string> _missing = SearchedMembers.MissingFrom(type);

    /// <summary>Reads the type in a region.</summary>
    /// <param name="region">The region.</param>
    /// <returns>False where Search does not answer here: the list is read instead, and nothing is lost.</returns>
    public async Task<bool> ReadAsync(string region)
    {
        var count = 0;
        try
        {
            await foreach (var page in session.Calls.PagesAsync(SearchCall.For(type.Search!, type, region, session.Since), session.Cancel).ConfigureAwait(false))
            {
                var call = new CallRecord("sagemaker:Search", "", ResourceTimes.Whole(page.AnsweredAt), page.RequestId);
                foreach (var value in ListedItems.Flat(type.Search!.Items, page.Body))
                {
                    count++;
                    await KeepAsync(new ListedItem(region, value, null, call)).ConfigureAwait(false);
                }
            }
        }
        catch (AwsCallException)
        {
            return false;
        }

        session.Cover(type.Type, region, count, []);
        return true;
    }

    private async Task KeepAsync(ListedItem item)
    {
        var searched = type with { Details = [.. type.Details.Where(d => d.Into.Length > 0)] };
        if (await new ResourceReader(session, searched).ReadAsync(item, draft => MarkMissing(draft, item.Region)).ConfigureAwait(false) is { } resource && session.Keep(resource))
        {
            session.References.Note(type, item.Region, resource.Properties, isReferred: false);
        }
    }

    private void MarkMissing(ResourceDraft draft, string region)
    {
        if (_missing.Count == 0)
        {
            return;
        }

        var gap = session.Gaps.Add(new CoverageGap("sagemaker:Search", region, GapCause.Bounded, "", $"not among what Search answers, and not asked one by one: {string.Join(", ", _missing)}", ""));
        foreach (var member in _missing)
        {
            draft.Unread(member, gap);
        }
    }
}
