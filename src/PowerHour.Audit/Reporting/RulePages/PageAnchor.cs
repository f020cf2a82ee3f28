namespace PowerHour.Audit.Reporting.RulePages;

/// <summary>The place of a heading within a page.</summary>
internal static class PageAnchor
{
    /// <summary>The name that GitHub, GitLab and most others give a heading.</summary>
    /// <param name="heading">The heading.</param>
    /// <returns>The heading in small letters, with dashes for spaces and without other marks.</returns>
    public static string Of(string heading) => string.Concat(heading.ToLowerInvariant().Select(c => c == ' ' ? '-' : c).Where(c => c is '-' or '_' || char.IsLetterOrDigit(c)));
}
