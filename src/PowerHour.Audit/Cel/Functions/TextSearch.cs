using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The functions <c>indexOf</c> and <c>lastIndexOf</c>; places count code points.</summary>
internal static class TextSearch
{
    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Member("indexOf", [CelType.String, CelType.String], CelType.Int, (a, c) => IndexOf(a[0].AsString(), a[1].AsString(), 0, c)),
        CelOverload.Member("indexOf", [CelType.String, CelType.String, CelType.Int], CelType.Int, (a, c) => IndexOf(a[0].AsString(), a[1].AsString(), a[2].AsInt(), c)),
        CelOverload.Member("lastIndexOf", [CelType.String, CelType.String], CelType.Int, (a, c) => LastIndexOf(a[0].AsString(), a[1].AsString(), null, c)),
        CelOverload.Member("lastIndexOf", [CelType.String, CelType.String, CelType.Int], CelType.Int, (a, c) => LastIndexOf(a[0].AsString(), a[1].AsString(), a[2].AsInt(), c)),
    ];

    /// <summary>Charges for a search, whose worst case grows with both lengths.</summary>
    public static void Charge(string text, string sought, CelContext context) =>
        context.Charge((text.Length / 16) + ((long)text.Length * Math.Min(sought.Length, Math.Max(0, text.Length - sought.Length)) / 1024));

    private static CelValue IndexOf(string text, string sought, long start, CelContext context)
    {
        Charge(text, sought, context);
        var offset = CodePoints.OffsetOf(text, start);
        if (offset < 0)
        {
            return CelValue.Error($"index {start} is outside the string");
        }

        var found = text.IndexOf(sought, offset, StringComparison.Ordinal);
        return CelValue.Int(found < 0 ? -1 : CodePoints.Count(text.AsSpan(0, found)));
    }

    private static CelValue LastIndexOf(string text, string sought, long? start, CelContext context)
    {
        Charge(text, sought, context);
        var offset = start is null ? text.Length : CodePoints.OffsetOf(text, start.Value);
        if (offset < 0)
        {
            return CelValue.Error($"index {start} is outside the string");
        }

        var found = text.AsSpan(0, (int)Math.Min(text.Length, (long)offset + sought.Length)).LastIndexOf(sought, StringComparison.Ordinal);
        return CelValue.Int(found < 0 ? -1 : CodePoints.Count(text.AsSpan(0, found)));
    }
}
