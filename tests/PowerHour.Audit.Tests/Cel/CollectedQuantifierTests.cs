using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary><c>exists</c> and <c>all</c> over <c>map</c> and <c>filter</c>, which are run as one: to the last unknown and error as if they were two.</summary>
public sealed class CollectedQuantifierTests
{
    private static readonly CelEnvironment Environment = CelEnvironment.Standard.WithVariable("l", CelType.Dyn).WithVariable("u", CelType.Dyn);

    public static TheoryData<string> Expressions { get; } =
    [
        .. from collect in (string[])["map(x, x)", "map(x, 6 / x)", "map(x, x > 1, x * 2)", "map(x, x > u, x)", "filter(x, x > 1)", "filter(x, x != u)", "filter(x, x)", "map(x, [x, x].map(y, y + x)[0])"]
           from quantify in (string[])["exists(y, y > 2)", "all(y, y > 0)", "exists(y, y == u)", "all(y, 1 / (y - 2) > 0)", "exists(y, 'a' + y == 'a')", "exists(i, y, y > 2)", "exists(y, [y].exists(x, x > 2))"]
           select $"l.{collect}.{quantify}",
    ];

    private static CelValue[] Lists { get; } =
    [
        CelValue.List(),
        Ints(1, 2, 3),
        Ints(3, 0, 1),
        Ints(0, 3),
        CelValue.List(CelValue.Int(3), Unknown("element"), CelValue.Int(1)),
        CelValue.List(Unknown("element"), CelValue.Int(0)),
        CelValue.List(CelValue.Int(3), CelValue.String("a"), CelValue.Int(1)),
        CelValue.List(CelList.Of([CelValue.Int(1), CelValue.Int(3)], new CelUnknown("gap"))),
        CelValue.List(CelList.Of([CelValue.Int(1), CelValue.Int(0)], new CelUnknown("gap"))),
        CelValue.Map(CelMap.Of([KeyValuePair.Create(CelValue.Int(3), CelValue.True)])),
        CelValue.String("no list"),
        CelValue.Null,
        Unknown("list"),
        CelValue.Error("given"),
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Run_as_one_they_come_to_what_they_come_to_apart(string source)
    {
        var whole = Environment.CompileUnchecked(source).Program!;
        // A trace shows the list in between, so there the two run apart.
        foreach (var list in Lists)
        {
            foreach (var other in (CelValue[])[CelValue.Int(2), Unknown("other"), CelValue.Error("other")])
            {
                var activation = new CelActivation(Environment).Set("l", list).Set("u", other);
                Assert.Equal(Told(whole.Trace(activation, CancellationToken.None).Result), Told(whole.Evaluate(activation, CancellationToken.None)));
            }
        }
    }

    [Fact]
    public void Run_as_one_they_make_no_list()
    {
        var program = Environment.Compile("l.map(x, x).exists(y, y == 99) || l.filter(x, x > 1).all(y, y > 99)").Program!;
        var activation = new CelActivation(Environment).Set("l", Ints([.. Enumerable.Range(0, 50)]));
        program.Evaluate(activation, CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        program.Evaluate(activation, CancellationToken.None);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Both_are_charged_for()
    {
        var environment = Environment.WithLimits(CelLimits.Default with { MaxSteps = 1_000 });
        var program = environment.Compile("l.map(x, x).exists(y, y == -1)").Program!;
        var ran = program.Evaluate(new CelActivation(environment).Set("l", Ints([.. Enumerable.Range(0, 400)])), CancellationToken.None);
        var stopped = program.Evaluate(new CelActivation(environment).Set("l", Ints([.. Enumerable.Range(0, 600)])), CancellationToken.None);
        Assert.True(ran.IsFalse);
        Assert.Equal(CelErrorCode.LimitExceeded, stopped.AsError().Code);
    }

    private static string Told(CelValue value) =>
        value.IsError ? $"{value.AsError().Code} {value.AsError().Message} {value.AsError().Range}" : value.IsUnknown ? string.Join(',', value.AsUnknown().Causes) : JsonValues.Write(value);

    private static CelValue Ints(params int[] values) => CelValue.List([.. values.Select(v => CelValue.Int(v))]);

    private static CelValue Unknown(string cause) => CelValue.Unknown(new CelUnknown(cause));
}
