namespace PowerHour.Audit.Cel.Types;

/// <summary>Which static types fit together.</summary>
internal static class TypeRelation
{
    /// <summary>The scalar inside a nullable type.</summary>
    public static CelType Unwrap(CelType type) => type.Kind == CelTypeKind.Nullable ? type.Parameters[0] : type;

    public static bool IsDyn(CelType type) => type.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter;

    public static bool IsNumber(CelType type) => Unwrap(type).Kind is CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double;

    /// <summary>Whether a value of one type may stand where another is expected.</summary>
    /// <param name="to">The expected type; its type parameters are bound on the way.</param>
    /// <param name="from">The type at hand.</param>
    /// <param name="bindings">Type parameters bound so far; <see langword="null"/> when there are none.</param>
    public static bool IsAssignable(CelType to, CelType from, Dictionary<string, CelType>? bindings = null)
    {
        if (to.Kind == CelTypeKind.Parameter && bindings is not null)
        {
            return Bind(to.Name, from, bindings);
        }

        if (IsDyn(to) || IsDyn(from))
        {
            return true;
        }

        if (from.Kind == CelTypeKind.Null)
        {
            return AcceptsNull(to);
        }

        (to, from) = (Unwrap(to), Unwrap(from));
        return to.Kind == from.Kind
            && (to.Parameters.Count > 0 || string.Equals(to.Name, from.Name, StringComparison.Ordinal))
            && AreAssignable(to.Parameters, from.Parameters, bindings);
    }

    /// <summary>Whether null is a value of the type.</summary>
    public static bool AcceptsNull(CelType type) => type.Kind
        is CelTypeKind.Null or CelTypeKind.Nullable or CelTypeKind.Object or CelTypeKind.Dyn or CelTypeKind.Opaque
        or CelTypeKind.Timestamp or CelTypeKind.Duration or CelTypeKind.Parameter;

    /// <summary>Whether <c>==</c> makes sense: the same type, both numbers, or null and something that may be null.</summary>
    public static bool AreComparable(CelType left, CelType right)
    {
        if ((IsNumber(left) && IsNumber(right)) || IsAssignable(left, right) || IsAssignable(right, left))
        {
            return true;
        }

        return left.Kind == right.Kind
            && left.Parameters.Count > 0
            && (left.Kind == CelTypeKind.Type || left.Parameters.Zip(right.Parameters).All(p => AreComparable(p.First, p.Second)));
    }

    /// <summary>The type that covers both; <see langword="null"/> when only dyn does.</summary>
    public static CelType? Join(CelType left, CelType right)
    {
        if (IsDyn(left) || IsDyn(right))
        {
            return CelType.Dyn;
        }

        if (left.Kind == CelTypeKind.Null || right.Kind == CelTypeKind.Null)
        {
            var other = CelType.Nullable(left.Kind == CelTypeKind.Null ? right : left);
            return AcceptsNull(other) ? other : null;
        }

        return IsAssignable(left, right) ? Wider(left, right) : IsAssignable(right, left) ? Wider(right, left) : null;
    }

    /// <summary>Replaces type parameters by what they were bound to, or dyn.</summary>
    public static CelType Substitute(CelType type, Dictionary<string, CelType> bindings) => type.Kind switch
    {
        CelTypeKind.Parameter => bindings.GetValueOrDefault(type.Name, CelType.Dyn),
        CelTypeKind.List => CelType.List(Substitute(type.Parameters[0], bindings)),
        CelTypeKind.Map => CelType.Map(Substitute(type.Parameters[0], bindings), Substitute(type.Parameters[1], bindings)),
        CelTypeKind.Optional => CelType.Optional(Substitute(type.Parameters[0], bindings)),
        CelTypeKind.Type => CelType.Type(Substitute(type.Parameters[0], bindings)),
        _ => type,
    };

    private static CelType Wider(CelType type, CelType other)
    {
        var wider = other.Kind == CelTypeKind.Nullable ? CelType.Nullable(type) : type;
        return ReferenceEquals(Unwrap(type).AllowedValues, Unwrap(other).AllowedValues) || Unwrap(type).Kind != CelTypeKind.String
            ? wider
            : wider.Kind == CelTypeKind.Nullable ? CelType.Nullable(CelType.String) : CelType.String;
    }

    private static bool Bind(string name, CelType from, Dictionary<string, CelType> bindings)
    {
        if (!bindings.TryGetValue(name, out var bound))
        {
            bindings[name] = from;
            return true;
        }

        if (Join(bound, from) is not { } joined)
        {
            return false;
        }

        bindings[name] = joined;
        return true;
    }

    private static bool AreAssignable(IReadOnlyList<CelType> to, IReadOnlyList<CelType> from, Dictionary<string, CelType>? bindings)
    {
        for (var i = 0; i < to.Count; i++)
        {
            if (!IsAssignable(to[i], from[i], bindings))
            {
                return false;
            }
        }

        return true;
    }
}
