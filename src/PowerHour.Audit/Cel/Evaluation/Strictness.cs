using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>What unknown and failed operands do to operators that need all of them: unknown first, then the first error.</summary>
internal static class Strictness
{
    /// <summary>Gives the unknown or error that stands in the way; <see langword="null"/> when both operands are plain.</summary>
    public static CelValue? Blocked(CelValue left, CelValue right)
    {
        if (left.IsPlain && right.IsPlain)
        {
            return null;
        }

        if (left.IsUnknown || right.IsUnknown)
        {
            return CelValue.Unknown(CelUnknown.Merge(Causes(left), Causes(right))!);
        }

        return left.IsError ? left : right;
    }

    /// <summary>The causes of an unknown; <see langword="null"/> of anything else.</summary>
    public static CelUnknown? Causes(CelValue value) => value.IsUnknown ? value.AsUnknown() : null;
}
