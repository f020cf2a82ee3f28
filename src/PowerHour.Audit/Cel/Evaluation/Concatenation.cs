using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Joins strings, bytes and lists, within the limits of growth.</summary>
internal static class Concatenation
{
    public static CelValue Join(CelValue left, CelValue right, CelContext context) => left.Kind switch
    {
        CelKind.String => Strings(left.AsString(), right.AsString(), context),
        CelKind.Bytes => Bytes(left.AsBytes(), right.AsBytes(), context),
        _ => Lists(left.AsList(), right.AsList(), context),
    };

    /// <summary>Charges for text or bytes about to be made.</summary>
    /// <exception cref="CelLimitException">It would be longer than allowed.</exception>
    public static void ChargeText(long length, CelContext context) => ChargeText(length, context, length);

    /// <summary>Charges for a piece of a text that grows to some length.</summary>
    /// <exception cref="CelLimitException">It would be longer than allowed.</exception>
    public static void ChargeText(long length, CelContext context, long added)
    {
        if (length > context.Limits.MaxStringLength)
        {
            throw new CelLimitException($"a string or bytes would be longer than {context.Limits.MaxStringLength}");
        }

        context.Charge(1 + (added / 16));
    }

    /// <summary>Charges for a list or map about to be made.</summary>
    /// <exception cref="CelLimitException">It would be longer than allowed.</exception>
    public static void ChargeElements(long count, CelContext context)
    {
        RequireElements(count, context);
        context.Charge(1 + (count / 4));
    }

    /// <summary>Checks the length of a list or map that grows by one element at a time.</summary>
    /// <exception cref="CelLimitException">It would be longer than allowed.</exception>
    public static void RequireElements(long count, CelContext context)
    {
        if (count > context.Limits.MaxListLength)
        {
            throw new CelLimitException($"a list or map would be longer than {context.Limits.MaxListLength}");
        }
    }

    private static CelValue Strings(string left, string right, CelContext context)
    {
        ChargeText((long)left.Length + right.Length, context);
        return CelValue.String(left + right);
    }

    private static CelValue Bytes(byte[] left, byte[] right, CelContext context)
    {
        ChargeText((long)left.Length + right.Length, context);
        return CelValue.Bytes([.. left, .. right]);
    }

    private static CelValue Lists(CelList left, CelList right, CelContext context)
    {
        ChargeElements((long)left.Count + right.Count, context);
        var all = new CelValue[left.Count + right.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = i < left.Count ? left[i] : right[i - left.Count];
        }

        return CelValue.List(CelList.Of(all, CelUnknown.Merge(left.Gap, right.Gap)));
    }
}
