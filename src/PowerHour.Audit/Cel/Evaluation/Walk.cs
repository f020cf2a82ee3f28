using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Walks over the elements of a list or the entries of a map, setting the variables of a macro.</summary>
internal struct Walk
{
    private readonly CelList? _list;
    private readonly CelMap? _map;
    private readonly IEnumerator<CelValue>? _keys;
    private readonly LoopShape _shape;
    private readonly IReadOnlyList<int>? _places;
    private int _next;

    /// <summary>Starts a walk over some elements of a list.</summary>
    public Walk(CelList list, LoopShape shape, IReadOnlyList<int> places) => (_list, _shape, _places) = (list, shape, places);

    private Walk(CelValue source, LoopShape shape)
    {
        _shape = shape;
        _list = source.Kind == CelKind.List ? source.AsList() : null;
        _map = source.Kind == CelKind.Map ? source.AsMap() : null;
        _keys = _map?.Keys.GetEnumerator();
    }

    /// <summary>Why there may be elements that the walk does not meet.</summary>
    public readonly CelUnknown? Gap => _list?.Gap;

    /// <summary>The first variable of this round.</summary>
    public CelValue First { get; private set; }

    /// <summary>Starts a walk; false when the value is no list or map.</summary>
    public static bool TryStart(CelValue source, LoopShape shape, out Walk walk)
    {
        walk = source.Kind is CelKind.List or CelKind.Map ? new Walk(source, shape) : default;
        return source.Kind is CelKind.List or CelKind.Map;
    }

    /// <summary>Goes to the next element; false at the end.</summary>
    public bool Next(CelContext context)
    {
        if (_list is not null ? _next >= (_places?.Count ?? _list.Count) : !_keys!.MoveNext())
        {
            return false;
        }

        context.Charge(_shape.Cost);
        var local = context.LocalBase + _shape.FirstLocal;
        if (_list is not null)
        {
            var element = _list[_places is null ? _next : _places[_next]];
            First = _shape.IsPair ? Index() : element;
            context.Locals[local + (_shape.IsPair ? 1 : 0)] = element;
            _next++;
        }
        else
        {
            First = _keys!.Current;
            if (_shape.IsPair)
            {
                _map!.TryGetValue(First, out context.Locals[local + 1]);
            }
        }

        context.Locals[local] = First;
        return true;
    }

    // Where elements may be missing, nobody knows the place of those that are there.
    private readonly CelValue Index() => Gap is { } gap ? CelValue.Unknown(gap) : CelValue.Int(_next);
}
