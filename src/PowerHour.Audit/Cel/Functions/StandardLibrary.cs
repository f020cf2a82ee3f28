namespace PowerHour.Audit.Cel.Functions;

internal static class StandardLibrary
{
    public static IEnumerable<CelOverload> All => [];
}
