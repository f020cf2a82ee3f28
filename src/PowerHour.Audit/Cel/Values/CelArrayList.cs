namespace PowerHour.Audit.Cel.Values;

/// <summary>A list over the beginning of an array.</summary>
internal sealed class CelArrayList(CelValue[] elements, int count, CelUnknown? gap) : CelList
{
    public override int Count => count;

    public override CelUnknown? Gap => gap;

    public override CelValue this[int index] => elements[index];
}
