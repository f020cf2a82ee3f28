namespace PowerHour.Audit.Cel.Checking;

internal static class ReferenceCollector
{
    public static CelReferences Collect(CheckedExpression expression) => throw new NotImplementedException();
}
