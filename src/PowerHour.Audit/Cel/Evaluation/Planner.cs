using PowerHour.Audit.Cel.Checking;

namespace PowerHour.Audit.Cel.Evaluation;

internal static class Planner
{
    public static Plan Plan(CheckedExpression expression, CelLimits limits, bool traced) => throw new NotImplementedException();
}
