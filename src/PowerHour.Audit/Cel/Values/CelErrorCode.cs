namespace PowerHour.Audit.Cel.Values;

/// <summary>What kind of failure a <see cref="CelError"/> reports.</summary>
public enum CelErrorCode
{
    /// <summary>A function failed on its arguments: overflow, bad format, out of range.</summary>
    Failed,

    /// <summary>No overload of an operator or function accepts the values it was given.</summary>
    NoSuchOverload,

    /// <summary>A field, key or index does not exist.</summary>
    NoSuchElement,

    /// <summary>A name is bound to nothing.</summary>
    Undeclared,

    /// <summary>The evaluation spent its budget, or a value grew beyond its limit. Never absorbed.</summary>
    LimitExceeded,
}
