using FsCheck;
using FsCheck.Fluent;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>What must hold for whole families of expressions.</summary>
public sealed class PropertyTests
{
    private static readonly string[] Names = ["a", "b", "c", "l"];

    private static readonly CelEnvironment Environment = Names.Aggregate(CelEnvironment.Standard, (e, n) => e.WithVariable(n, CelType.Dyn));

    private static readonly CelValue[] Outcomes = [CelValue.True, CelValue.False, CelValue.Error("e"), CelValue.Unknown("u")];

    [Theory]
    [InlineData("&&")]
    [InlineData("||")]
    public void Logic_is_commutative_and_associative(string symbol)
    {
        var ab = Compile($"a {symbol} b");
        var ba = Compile($"b {symbol} a");
        var left = Compile($"(a {symbol} b) {symbol} c");
        var right = Compile($"a {symbol} (b {symbol} c)");
        foreach (var (a, b, c) in Triples())
        {
            Assert.Equal(Run(ab, a, b, c), Run(ba, a, b, c));
            Assert.Equal(Run(left, a, b, c), Run(right, a, b, c));
        }
    }

    [Fact]
    public void And_and_or_are_dual()
    {
        var and = Compile("!(a && b)");
        var or = Compile("!a || !b");
        foreach (var (a, b, c) in Triples())
        {
            Assert.Equal(Run(and, a, b, c), Run(or, a, b, c));
        }
    }

    [Fact]
    public void Exists_and_all_agree_with_chains()
    {
        var exists = Compile("l.exists(x, x)");
        var all = Compile("l.all(x, x)");
        var or = Compile("a || b || c");
        var and = Compile("a && b && c");
        foreach (var (a, b, c) in Triples())
        {
            var list = CelValue.List(a, b, c);
            Assert.Equal(Run(or, a, b, c), Run(exists, a, b, c, list));
            Assert.Equal(Run(and, a, b, c), Run(all, a, b, c, list));
        }
    }

    [Fact]
    public void A_decided_verdict_never_changes_when_an_unknown_becomes_known()
    {
        Prop.ForAll(Arb.From(ExpressionGenerator.Bool), source =>
        {
            var program = Compile(source);
            foreach (var known in new[] { CelValue.True, CelValue.False })
            {
                var before = Run(program, CelValue.Unknown("u"), CelValue.True, CelValue.Unknown("v"), Partial(true));
                var after = Run(program, known, CelValue.True, CelValue.Unknown("v"), Partial(true));
                var afterAll = Run(program, known, CelValue.True, known, CelValue.List(known, known, CelValue.False));
                var isStable = before.StartsWith("unknown", StringComparison.Ordinal)
                    || (string.Equals(before, after, StringComparison.Ordinal) && string.Equals(before, afterAll, StringComparison.Ordinal));
                if (!isStable)
                {
                    return false.Label($"{source}: {before} became {after} or {afterAll}");
                }
            }

            return true.ToProperty();
        }).QuickCheckThrowOnFailure();

        static CelValue Partial(bool _) => CelValue.List(CelList.Of([CelValue.Unknown("w")], new CelUnknown("gap")));
    }

    [Fact]
    public void What_was_made_of_a_partial_list_stays_decided_when_it_is_complete()
    {
        string[] sources =
        [
            "l.exists(x, x == 1)", "l.all(x, x > 1)", "2 in l", "l.filter(x, x > 1).exists(x, x == 2)",
            "l.map(x, x + 1).exists(x, x == 2)", "size(l) == 2", "size(l) == 1", "l.size() > 0", "l.size() > 2", "l.size() <= 1", "2 > l.size()", "l.filter(x, x > 1).size() != 0", "l == [1, 2]", "l.exists_one(x, x == 1)", "l[0] == 1", "(l + [5]).all(x, x < 5)",
        ];
        Prop.ForAll(Arb.From(Gen.Elements(sources)), Arb.From(Gen.ListOf(Gen.Choose(0, 4))), (source, more) =>
        {
            CelValue[] known = [CelValue.Int(1), CelValue.Int(2)];
            var program = Compile(source);
            var before = Run(program, default, default, default, CelValue.List(CelList.Of(known, new CelUnknown("gap"))));
            var after = Run(program, default, default, default, CelValue.List([.. known, .. more.Select(m => CelValue.Int(m))]));
            return before.StartsWith("unknown", StringComparison.Ordinal) || string.Equals(before, after, StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Order_of_numbers_is_the_same_whatever_their_types()
    {
        Prop.ForAll(Arb.From(Gen.Choose(-1000, 1000)), Arb.From(Gen.Choose(0, 1000)), (x, y) =>
        {
            var less = Compile("a < b");
            CelValue[] left = [CelValue.Int(x), CelValue.Double(x)];
            CelValue[] right = [CelValue.Int(y), CelValue.Uint((ulong)y), CelValue.Double(y)];
            return left.All(l => right.All(r => string.Equals(Run(less, l, r, default), x < y ? "true" : "false", StringComparison.Ordinal)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Text_that_is_no_expression_gives_diagnostics_and_nothing_else()
    {
        var pieces = Gen.Elements(
            "a", "b", "l", ".", "?", "[", "]", "(", ")", "{", "}", ",", ":", "&&", "||", "!", "-", "+", "*", "/", "%", "==", "<", "in", " ",
            "1", "2u", "3.5", "'s'", "b'x'", "r'", "\"", "'''", "\\", "has(", ".all(x,", ".map(x,", "cel.bind(", "math.greatest(", "\u0000", "é", "😀", "//", "\n", "`", "9999999999999999999", "0x", "null", "true", ".matches('(')");
        Prop.ForAll(Arb.From(Gen.ListOf(pieces)), parts =>
        {
            var source = string.Concat(parts);
            var compilation = Environment.Compile(source);
            var unchecked_ = Environment.CompileUnchecked(source);
            foreach (var program in new[] { compilation.Program, unchecked_.Program })
            {
                program?.Evaluate(Activation(CelValue.True, CelValue.Int(3), CelValue.String("s"), CelValue.List(CelValue.Int(1))));
                program?.Trace(Activation(CelValue.True, CelValue.Int(3), CelValue.String("s"), CelValue.List(CelValue.Int(1))));
                _ = program?.References;
            }

            return compilation.Succeeded || compilation.Diagnostics.Any(d => d.Severity == CelSeverity.Error && d.Message.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(40));
    }

    private static IEnumerable<(CelValue A, CelValue B, CelValue C)> Triples() =>
        from a in Outcomes from b in Outcomes from c in Outcomes select (a, b, c);

    private static CelProgram Compile(string source) =>
        Environment.Compile(source).Program ?? throw new InvalidOperationException($"{source} does not compile.");

    private static string Run(CelProgram program, CelValue a, CelValue b, CelValue c, CelValue l = default) =>
        JsonValues.Write(program.Evaluate(Activation(a, b, c, l)));

    private static CelActivation Activation(CelValue a, CelValue b, CelValue c, CelValue l) =>
        new CelActivation(Environment).Set("a", a).Set("b", b).Set("c", c).Set("l", l);
}
