using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>How messages name the kind of a value.</summary>
internal static class KindNames
{
    public static string Of(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Timestamp => "timestamp",
        CelKind.Duration => "duration",
        CelKind.Unknown => "unknown",
        CelKind.Error => "error",
        _ => Functions.RuntimeTypes.Of(value).Name,
    };
}
