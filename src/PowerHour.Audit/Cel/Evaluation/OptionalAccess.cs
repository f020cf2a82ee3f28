using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Selections and indexes that give an optional instead of an error when something is absent.</summary>
internal static class OptionalAccess
{
    public static CelValue Select(CelValue target, string name)
    {
        if (target.Kind == CelKind.Optional)
        {
            return target.AsOptional().HasValue ? Select(target.AsOptional().Value, name) : target;
        }

        var isThere = FieldAccess.Has(target, name);
        return isThere.IsTrue ? Wrap(FieldAccess.Select(target, name)) : isThere.IsFalse ? CelValue.None : isThere;
    }

    public static CelValue Index(CelValue target, CelValue index)
    {
        if (target.Kind == CelKind.Optional)
        {
            return target.AsOptional().HasValue ? Index(target.AsOptional().Value, index) : target;
        }

        var element = ElementAccess.Index(target, index);
        return element.IsError && element.AsError().Code == CelErrorCode.NoSuchElement ? CelValue.None : Wrap(element);
    }

    private static CelValue Wrap(CelValue value) => value.IsPlain ? CelValue.Optional(value) : value;
}
