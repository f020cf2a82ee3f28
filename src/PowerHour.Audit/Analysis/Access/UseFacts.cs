using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>For how long roles have not been used, counted to the end of the collection.</summary>
internal static class UseFacts
{
    /// <summary>The days of a role.</summary>
    /// <param name="resource">A role.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>See <see cref="IdleDaysOf"/>.</returns>
    public static CelValue IdleDays(Resource resource, AnalysisContext context) => IdleDaysOf(resource.Arn, context);

    /// <summary>The days of a principal.</summary>
    /// <param name="principal">An ARN, or a name as of <see cref="Grantee.Principal"/>.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>Whole days; null for whoever is no role of the account: of users AWS says it key by key. Unknown where the role's data do not say.</returns>
    public static CelValue IdleDaysOf(string principal, AnalysisContext context) => context.Effective.Find(principal) is not { IsRole: true } role ? CelValue.Null
        : role.IdleDays(context.Store.Manifest.EndedAt) is { } days ? CelValue.Int(days)
        : CelValue.Unknown(new CelUnknown(PolicyGaps.Gap(GapCause.NotCollected, $"last-use-of {principal}")));
}
