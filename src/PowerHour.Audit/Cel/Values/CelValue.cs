using System.Runtime.InteropServices;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Values;

/// <summary>A value of the expression language: a kind, 64 bits and at most one reference. Scalars are never boxed.</summary>
/// <remarks><c>default</c> is null. What <c>==</c> means between values can be unknown, so this type has no equality operator of its own.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct CelValue
{
    private readonly object? _reference;
    private readonly long _bits;
    private readonly int _nanos;

    private CelValue(CelKind kind, long bits, object? reference = null, int nanos = 0) =>
        (Kind, _bits, _reference, _nanos) = (kind, bits, reference, nanos);

    /// <summary>The value null.</summary>
    public static CelValue Null => default;

    /// <summary>The value true.</summary>
    public static CelValue True => new(CelKind.Bool, 1);

    /// <summary>The value false.</summary>
    public static CelValue False => new(CelKind.Bool, 0);

    /// <summary>The optional without a value.</summary>
    public static CelValue None => new(CelKind.Optional, 0, CelOptional.None);

    /// <summary>What the value is.</summary>
    public CelKind Kind { get; }

    /// <summary>Whether this is an unknown.</summary>
    public bool IsUnknown => Kind == CelKind.Unknown;

    /// <summary>Whether this is an error.</summary>
    public bool IsError => Kind == CelKind.Error;

    /// <summary>Whether this is null.</summary>
    public bool IsNull => Kind == CelKind.Null;

    /// <summary>Whether this is the bool true.</summary>
    public bool IsTrue => Kind == CelKind.Bool && _bits != 0;

    /// <summary>Whether this is the bool false.</summary>
    public bool IsFalse => Kind == CelKind.Bool && _bits == 0;

    /// <summary>Whether this is neither an unknown nor an error.</summary>
    public bool IsPlain => Kind < CelKind.Unknown;

    internal bool IsNumber => Kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    internal int Nanos => _nanos;

    internal long Bits => _bits;

    /// <summary>Makes a bool.</summary>
    public static CelValue Bool(bool value) => new(CelKind.Bool, value ? 1 : 0);

    /// <summary>Makes an int.</summary>
    public static CelValue Int(long value) => new(CelKind.Int, value);

    /// <summary>Makes a uint.</summary>
    public static CelValue Uint(ulong value) => new(CelKind.Uint, unchecked((long)value));

    /// <summary>Makes a double.</summary>
    public static CelValue Double(double value) => new(CelKind.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Makes a string.</summary>
    public static CelValue String(string value) => new(CelKind.String, 0, value);

    /// <summary>Makes a string, or null when there is none.</summary>
    public static CelValue StringOrNull(string? value) => value is null ? Null : String(value);

    /// <summary>Makes bytes; the array is not copied and must not change any more.</summary>
    public static CelValue Bytes(byte[] value) => new(CelKind.Bytes, 0, value);

    /// <summary>Makes a list value.</summary>
    public static CelValue List(CelList value) => new(CelKind.List, 0, value);

    /// <summary>Makes a list value of elements; the array is not copied.</summary>
    public static CelValue List(params CelValue[] elements) => List(CelList.Of(elements));

    /// <summary>Makes a map value.</summary>
    public static CelValue Map(CelMap value) => new(CelKind.Map, 0, value);

    /// <summary>Makes a value of a host object, or null when there is none.</summary>
    public static CelValue Object(CelObject? value) => value is null ? Null : new(CelKind.Object, 0, value);

    /// <summary>Makes a value of an opaque host object.</summary>
    public static CelValue Opaque(CelOpaque value) => new(CelKind.Opaque, 0, value);

    /// <summary>Makes a point in time.</summary>
    /// <param name="value">To 100 nanoseconds; its offset from UTC is dropped.</param>
    public static CelValue Timestamp(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = (long)Math.Floor(ticks / (double)TimeSpan.TicksPerSecond);
        seconds -= seconds * TimeSpan.TicksPerSecond > ticks ? 1 : 0;
        return Timestamp(seconds, (int)(ticks - (seconds * TimeSpan.TicksPerSecond)) * 100);
    }

    /// <summary>Makes a duration.</summary>
    /// <exception cref="OverflowException">Longer than about 292 years.</exception>
    public static CelValue Duration(TimeSpan value) => DurationNanos(checked(value.Ticks * 100));

    /// <summary>Makes a type value.</summary>
    public static CelValue Type(CelType value) => new(CelKind.Type, 0, value);

    /// <summary>Makes an optional that holds a value.</summary>
    public static CelValue Optional(CelValue value) => new(CelKind.Optional, 0, CelOptional.Of(value));

    /// <summary>Makes an unknown.</summary>
    public static CelValue Unknown(CelUnknown value) => new(CelKind.Unknown, 0, value);

    /// <summary>Makes an unknown with one cause.</summary>
    public static CelValue Unknown(object cause) => new(CelKind.Unknown, 0, cause as CelUnknown ?? new CelUnknown(cause));

    /// <summary>Makes an error.</summary>
    public static CelValue Error(CelError value) => new(CelKind.Error, 0, value);

    /// <summary>Makes an error; its place is filled in by the calling expression.</summary>
    public static CelValue Error(string message, CelErrorCode code = CelErrorCode.Failed) => Error(new CelError(code, message));

    /// <summary>The bool. Valid for <see cref="CelKind.Bool"/> only, as each of the following is for its kind.</summary>
    public bool AsBool() => _bits != 0;

    /// <summary>The int.</summary>
    public long AsInt() => _bits;

    /// <summary>The uint.</summary>
    public ulong AsUint() => unchecked((ulong)_bits);

    /// <summary>The double.</summary>
    public double AsDouble() => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The string.</summary>
    public string AsString() => (string)_reference!;

    /// <summary>The bytes, not to be changed.</summary>
    public byte[] AsBytes() => (byte[])_reference!;

    /// <summary>The list.</summary>
    public CelList AsList() => (CelList)_reference!;

    /// <summary>The map.</summary>
    public CelMap AsMap() => (CelMap)_reference!;

    /// <summary>The host object.</summary>
    public CelObject AsObject() => (CelObject)_reference!;

    /// <summary>The opaque host object.</summary>
    public CelOpaque AsOpaque() => (CelOpaque)_reference!;

    /// <summary>The type.</summary>
    public CelType AsType() => (CelType)_reference!;

    /// <summary>The point in time, cut to 100 nanoseconds.</summary>
    public DateTimeOffset AsTimestamp() => DateTimeOffset.FromUnixTimeSeconds(_bits).AddTicks(_nanos / 100);

    /// <summary>The duration, cut to 100 nanoseconds.</summary>
    public TimeSpan AsDuration() => new(_bits / 100);

    /// <summary>The causes of an unknown.</summary>
    public CelUnknown AsUnknown() => (CelUnknown)_reference!;

    /// <summary>The error.</summary>
    public CelError AsError() => (CelError)_reference!;

    /// <summary>A short rendering on one line, at most about 120 characters, for messages and traces.</summary>
    public override string ToString() => CelRendering.Short(this);

    internal static CelValue Timestamp(long seconds, int nanos) => new(CelKind.Timestamp, seconds, null, nanos);

    internal static CelValue DurationNanos(long nanos) => new(CelKind.Duration, nanos);

    internal CelOptional AsOptional() => (CelOptional)_reference!;

    /// <summary>Makes the unknown size of a list that was not read whole.</summary>
    /// <param name="gap">Why.</param>
    /// <param name="known">How many elements it has at least.</param>
    internal static CelValue UnknownSize(CelUnknown gap, int known) => new(CelKind.Unknown, known, gap);

    /// <summary>How many elements the list has at least of which this unknown is the size; 0 for any other unknown.</summary>
    internal int KnownSize => (int)_bits;

    internal bool SameReference(CelValue other) => ReferenceEquals(_reference, other._reference);
}
