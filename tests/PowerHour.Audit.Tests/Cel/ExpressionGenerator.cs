using FsCheck;
using FsCheck.Fluent;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Generates well-typed expressions over bool variables <c>a</c>, <c>b</c>, <c>c</c> and a list of bools <c>l</c>.</summary>
internal static class ExpressionGenerator
{
    public static Gen<string> Bool => Gen.Sized(size => Of(Math.Min(size / 10, 4)));

    private static Gen<string> Of(int depth)
    {
        var leaf = Gen.Elements("a", "b", "c", "true", "false", "l.exists(x, x)", "l.all(x, x)", "(true in l)", "l.exists_one(x, x)");
        if (depth == 0)
        {
            return leaf;
        }

        var part = Of(depth - 1);
        return Gen.OneOf(
            leaf,
            from x in part select $"!({x})",
            from x in part from y in part select $"({x} && {y})",
            from x in part from y in part select $"({x} || {y})",
            from x in part from y in part from z in part select $"({x} ? {y} : {z})",
            from x in part from y in part select $"({x} == {y})",
            from x in part from y in part select $"l.filter(x, x && {x}).exists(x, x || {y})",
            from x in part select $"l.map(x, x || {x}).all(x, x)",
            from x in part from y in part select $"[{x}, {y}].exists(x, x)",
            from x in part from y in part select $"cel.bind(z, {x}, z || {y})");
    }
}
