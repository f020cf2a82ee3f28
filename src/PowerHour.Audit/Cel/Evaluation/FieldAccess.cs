using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Reads fields of objects and string keys of maps.</summary>
internal static class FieldAccess
{
    /// <summary>Reads a declared field by the absence rule.</summary>
    public static CelValue Read(CelObject target, CelField field)
    {
        var own = Own(target, field);
        return own is null ? NoField(target.ObjectType.Name, field.Name)
            : target.TryGetField(own, out var value) && !value.IsNull ? value
            : own.Absent;
    }

    /// <summary>Whether a declared field is present.</summary>
    public static CelValue Has(CelObject target, CelField field)
    {
        if (Own(target, field) is not { } own || !target.TryGetField(own, out var value) || value.IsNull)
        {
            return CelValue.False;
        }

        return value.IsUnknown ? value : CelValue.True;
    }

    public static CelValue Select(CelValue target, string name) => target.Kind switch
    {
        CelKind.Map => target.AsMap().TryGetValue(CelValue.String(name), out var value)
            ? value
            : CelValue.Error($"no such key: '{name}'", CelErrorCode.NoSuchElement),
        CelKind.Object => target.AsObject().ObjectType.FindField(name) is { } field
            ? Read(target.AsObject(), field)
            : NoField(target.AsObject().ObjectType.Name, name),
        CelKind.Null => CelValue.Error($"cannot read `{name}` of null", CelErrorCode.NoSuchElement),
        _ => NoField(KindNames.Of(target), name),
    };

    public static CelValue Has(CelValue target, string name)
    {
        switch (target.Kind)
        {
            case CelKind.Map:
                var isThere = target.AsMap().TryGetValue(CelValue.String(name), out var value);
                return isThere && value.IsUnknown ? value : CelValue.Bool(isThere);
            case CelKind.Object:
                return target.AsObject().ObjectType.FindField(name) is { } field
                    ? Has(target.AsObject(), field)
                    : NoField(target.AsObject().ObjectType.Name, name);
            default:
                return NoField(KindNames.Of(target), name);
        }
    }

    // The object at hand may be of another declaration of the same type than the one the checker saw.
    private static CelField? Own(CelObject target, CelField field) =>
        ReferenceEquals(target.ObjectType, field.Owner) ? field : target.ObjectType.FindField(field.Name);

    private static CelValue NoField(string type, string name) =>
        CelValue.Error($"{type} has no field `{name}`", CelErrorCode.NoSuchElement);
}
