namespace PowerHour.Audit.Cel.Functions;

/// <summary>The functions every environment has.</summary>
internal static class StandardLibrary
{
    public static IEnumerable<CelOverload> All =>
    [
        .. Sizes.All,
        .. Conversions.All,
        .. TextConversions.All,
        .. RegularExpressions.All,
        .. TextFunctions.All,
        .. TextExtension.All,
        .. TextSearch.All,
        .. TimeFunctions.All,
        .. OptionalFunctions.All,
        .. MathExtension.All,
        .. BitFunctions.All,
        .. ExtremeFunctions.All,
        .. Base64Functions.All,
        .. NetworkExtension.All,
    ];
}
