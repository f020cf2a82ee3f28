using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Makes the names by which places in the page are linked.</summary>
internal static class Anchors
{
    /// <summary>The name of a place: different ids give different names, made of letters, digits, dots, hyphens and underscores.</summary>
    public static string Of(string prefix, string id)
    {
        var result = new StringBuilder(prefix, prefix.Length + id.Length);
        foreach (var c in id)
        {
            _ = c switch
            {
                '/' => result.Append('.'),
                _ when char.IsAsciiLetterOrDigit(c) || c == '-' => result.Append(c),
                _ => result.Append(CultureInfo.InvariantCulture, $"_{(int)c:x4}"),
            };
        }

        return result.ToString();
    }
}
