using System.Globalization;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>When the role that a decision is about was last used.</summary>
internal static class LastUse
{
    /// <summary>In words.</summary>
    /// <param name="access">The account.</param>
    /// <param name="decision">The decision.</param>
    /// <returns>The words; null where the principal is no role of the account: of users AWS tells it key by key.</returns>
    public static string? Words(AccountAccess access, Decision decision) => Role(access, decision) is not { } role ? null
        : role.Use is not { } use ? "not known: the data have no RoleLastUsed of the role"
        : use.LastUsed is { } at ? $"{Text(at)}{(use.Region is { } region ? $" in {region}" : "")}"
        : $"not in the time that AWS tracks, at most {RoleUse.TrackedDays} days{(role.Created is { } made ? $"; made {Text(made)}" : "")}";

    /// <summary>For programs.</summary>
    /// <param name="access">The account.</param>
    /// <param name="decision">The decision.</param>
    /// <returns>An object; null for no role of the account, and where the data do not say.</returns>
    public static JsonObject? Json(AccountAccess access, Decision decision) => Role(access, decision)?.Use is { } use
        ? new JsonObject { ["date"] = use.LastUsed is { } at ? Text(at) : null, ["region"] = use.Region, ["trackedDays"] = RoleUse.TrackedDays }
        : null;

    private static IamPrincipal? Role(AccountAccess access, Decision decision) =>
        access.Authorizer.Account.Find(decision.Request.Requester.Identifier) is { IsRole: true } role ? role : null;

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
