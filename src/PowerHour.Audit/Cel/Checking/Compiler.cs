using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

internal static class Compiler
{
    public static CelCompilation Compile(CelEnvironment environment, string source, CelType? expected, bool isChecked) => throw new NotImplementedException();
}
