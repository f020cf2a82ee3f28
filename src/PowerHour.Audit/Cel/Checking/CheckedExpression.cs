using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

internal sealed record CheckedExpression(string Source, CelType ResultType);
