using System.Runtime.CompilerServices;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Room for the arguments of most calls, on the stack.</summary>
[InlineArray(Capacity)]
internal struct ArgumentBuffer
{
    public const int Capacity = 4;

    private CelValue _first;
}
