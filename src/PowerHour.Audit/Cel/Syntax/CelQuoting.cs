using System.Globalization;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>How messages show pieces of a source.</summary>
internal static class CelQuoting
{
    public static string Character(char c) => char.IsControl(c) || char.IsSurrogate(c)
        ? "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)
        : $"`{c}`";
}
