using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The standard functions on strings.</summary>
internal static class TextFunctions
{
    public static IEnumerable<CelOverload> All =>
    [
        Test("contains", (text, part) => text.Contains(part, StringComparison.Ordinal)),
        Test("startsWith", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        Test("endsWith", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
    ];

    private static CelOverload Test(string name, Func<string, string, bool> test) =>
        CelOverload.Member(name, [CelType.String, CelType.String], CelType.Bool, (a, c) =>
        {
            TextSearch.Charge(a[0].AsString(), a[1].AsString(), c);
            return CelValue.Bool(test(a[0].AsString(), a[1].AsString()));
        });
}
