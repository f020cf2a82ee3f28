namespace PowerHour.Audit.Cel.Syntax;

/// <summary>The macros that bind variables.</summary>
internal enum ComprehensionKind
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    TransformMap,
    TransformMapEntry,
    OptMap,
    OptFlatMap,
    Bind,
}
