using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Reads the names of a resource out of the id text by which another refers to it.</summary>
internal static class ReferenceNames
{
    /// <summary>What the text may mean, the most exact first: itself, the function of a qualified Lambda ARN, the last part of an ARN.</summary>
    /// <param name="id">The id text.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<string> Of(string id)
    {
        yield return id;
        if (!Arn.TryParse(id, out var arn))
        {
            yield break;
        }

        // arn:aws:lambda:eu-west-1:111122223333:function:name:alias
        if (arn.Service == "lambda" && arn.Resource.Split(':') is ["function", var function, _])
        {
            yield return function;
        }

        yield return arn.Name;
    }

    /// <summary>The last part of an ARN; other texts as they are.</summary>
    /// <param name="id">The id text.</param>
    /// <returns>The name.</returns>
    public static string Last(string id) => Arn.TryParse(id, out var arn) ? arn.Name : id;

    /// <summary>Whether the text names something of another account.</summary>
    /// <param name="id">The id text.</param>
    /// <param name="account">The account that is read.</param>
    /// <returns>True for an ARN with another account's number.</returns>
    public static bool IsForeign(string id, string account) => Arn.TryParse(id, out var arn) && arn.AccountId.Length > 0 && arn.AccountId != account;
}
