using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Conditions that only elements with some value can meet: the others are not walked over, and nothing else changes.</summary>
public sealed class JoinTests
{
    private static readonly CelObjectType Hop = new("Hop", () => [new("Name", CelType.String), new("Number", CelType.Int)]);
    private static readonly CelObjectType Route = new("Route", () => [new("Vpc", CelType.String), new("Number", CelType.Int), new("Any", CelType.Dyn), new("Next", CelType.Object(Hop)), new("Hops", CelType.List(CelType.Object(Hop))), new("Names", CelType.List(CelType.String))]);

    private static readonly CelEnvironment Environment = CelEnvironment.Standard
        .WithVariable("routes", CelType.List(CelType.Object(Route))).WithVariable("key", CelType.Dyn).WithVariable("keys", CelType.List(CelType.String));

    public static TheoryData<string> Expressions { get; } =
    [
        "routes.exists(r, r.Vpc == key)",
        "routes.exists(r, key == r.Vpc && r.Number > 1)",
        "routes.exists(r, 6 / r.Number > 1 && r.Vpc == key)",
        "routes.exists(r, r.Any == key && r.Number == 2)",
        "routes.filter(r, r.Vpc == key).size()",
        "routes.filter(r, r.Vpc == key && 6 / r.Number > 1).map(r, r.Number)",
        "routes.map(r, r.Vpc == key, r.Number)",
        "routes.filter(r, r.Vpc == key).exists(r, r.Number == 1)",
        "keys.filter(k, routes.exists(r, r.Vpc == k && r.Vpc == key))",
        "routes.exists(r, r.Vpc == (r.Number == 1 ? 'vpc-1' : key))",
        "routes.exists(r, r.Vpc == key || r.Number == 3)",
        "routes.all(r, r.Vpc == key)",
        "routes.exists_one(r, r.Vpc == key)",
        "routes.exists(r, routes.exists(o, o.Vpc == r.Vpc && o.Number == 99))",
        "routes.exists(r, r.Vpc == keys.filter(k, k != r.Vpc)[0])",
        "routes.exists(r, r.Next.Name == key)",
        "routes.filter(r, key != null && r.Next.Name == key && 6 / r.Number > 1).size()",
        "routes.filter(r, r.Next.Name == null).size()",
        "routes.exists(r, r.Vpc == key || r.Next.Name == key)",
        "routes.filter(r, (r.Vpc == key && r.Number > 1) || (key != null && r.Next.Name == key)).size()",
        "routes.exists(r, r.Vpc == key || 6 / r.Number > 1)",
        "routes.exists(r, r.Hops.exists(h, h.Name == key))",
        "routes.filter(r, r.Number > 0 && r.Hops.exists(h, h.Number > 1 && (h.Name == key || h.Name == 'hop-9'))).size()",
        "routes.exists(r, r.Hops.exists(h, h.Name == r.Vpc && h.Name == key))",
        "routes.filter(r, key in r.Names).size()",
        "routes.exists(r, r.Names.exists(n, n == key))",
        "routes.filter(r, r.Next.Name in keys).map(r, r.Number)",
        "routes.exists(r, r.Vpc in [key, 'none'])",
        "routes.exists(r, key == 'vpc-1' && r.Number == 2)",
        "routes.filter(r, key == 'none' && 6 / r.Number > 1).size()",
        "keys.exists(k, routes.exists(r, r.Hops.exists(h, h.Name == k)))",
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void A_join_comes_to_what_a_walk_comes_to(string source)
    {
        var program = Environment.Compile(source).Program!;
        CelValue[] keys = [CelValue.String("vpc-1"), CelValue.String("none"), CelValue.Int(1), CelValue.Null, CelValue.Unknown(new CelUnknown("key")), CelValue.Error("key")];
        foreach (var odd in (CelValue[])[CelValue.String("vpc-1"), CelValue.Unknown(new CelUnknown("odd")), CelValue.Int(1), CelValue.Error("odd")])
        {
            foreach (var gap in (CelUnknown?[])[null, new CelUnknown("gap")])
            {
                var elements = Enumerable.Range(0, 40).Select(i => Element(i, odd)).ToArray();
                foreach (var key in keys)
                {
                    Assert.Equal(Told(program, CelList.Of(elements, gap), key), Told(program, CelList.Indexed(elements, gap), key));
                }
            }
        }
    }

    [Theory]
    [InlineData("routes.exists(r, r.Vpc == key && r.Number < 0)")]
    [InlineData("routes.exists(r, r.Number < 0 && (r.Next.Name == key || (key != null && r.Vpc == key)))")]
    [InlineData("routes.exists(r, r.Hops.exists(h, h.Name == key) && r.Number < 0)")]
    [InlineData("routes.exists(r, key in r.Names && r.Number < 0)")]
    [InlineData("routes.exists(r, key == 'none' && r.Number < 0)")]
    [InlineData("routes.exists(r, key == r.Vpc && r.Number < 0)")]
    [InlineData("routes.filter(r, r.Vpc == key && r.Number < 0).size() > 0")]
    [InlineData("routes.map(r, r.Vpc == key && r.Number < 0, r.Number).size() > 0")]
    [InlineData("routes.exists(r, r.Vpc in [key, 'none'] && r.Number < 0)")]
    [InlineData("routes.exists(r, key != 'vpc-1' && (r.Vpc == 'other-1' || r.Next.Name == key))")]
    public void A_join_takes_no_more_steps_in_a_longer_list(string source)
    {
        var program = Environment.Compile(source).Program!;
        Assert.Equal(Steps(program, 100), Steps(program, 10_000));
    }

    private static long Steps(CelProgram program, int length)
    {
        var elements = Enumerable.Range(0, length).Select(i => TestObject.Of(Route, ("Vpc", CelValue.String(i == 7 ? "vpc-1" : $"other-{i % 50}")), ("Number", CelValue.Int(i)))).ToArray();
        var activation = Activation(CelList.Indexed(elements), CelValue.String("vpc-1"));
        activation.Budget = new CelBudget(1_000_000);
        Assert.True(program.Evaluate(activation, CancellationToken.None).IsFalse);
        return 1_000_000 - activation.Budget.Remaining;
    }

    private static CelValue Element(int i, CelValue odd) => i switch
    {
        5 => TestObject.Of(Route, ("Vpc", odd), ("Number", CelValue.Int(1)), ("Any", odd), ("Next", odd), ("Hops", odd), ("Names", odd)),
        7 => TestObject.Of(Route, ("Vpc", CelValue.String("vpc-2")), ("Number", CelValue.Int(3)), ("Next", HopTo(odd)), ("Hops", CelValue.List(HopTo(odd))), ("Names", CelValue.List(odd))),
        8 => TestObject.Of(Route, ("Vpc", CelValue.String("vpc-2")), ("Number", CelValue.Int(3)), ("Hops", CelValue.List(CelList.Of([HopTo(CelValue.String("hop-9"))], new CelUnknown("hops"))))),
        6 => TestObject.Of(Route, ("Number", CelValue.Int(2))),
        20 => TestObject.Of(Route, ("Vpc", CelValue.String("vpc-1")), ("Number", CelValue.Int(0)), ("Any", CelValue.Int(1))),
        _ => TestObject.Of(Route, ("Vpc", CelValue.String($"vpc-{i % 3}")), ("Number", CelValue.Int(i % 4)), ("Any", CelValue.String($"vpc-{i % 3}")),
            ("Next", HopTo(CelValue.String($"vpc-{i % 5}"))), ("Hops", CelValue.List(HopTo(CelValue.String($"vpc-{i % 2}")), HopTo(CelValue.String("hop")))), ("Names", CelValue.List(CelValue.String($"vpc-{i % 4}"), CelValue.String("name")))),
    };

    private static CelValue HopTo(CelValue name) => TestObject.Of(Hop, ("Name", name), ("Number", CelValue.Int(2)));

    private static string Told(CelProgram program, CelList routes, CelValue key)
    {
        var value = program.Evaluate(Activation(routes, key), CancellationToken.None);
        return value.IsError ? $"{value.AsError().Code} {value.AsError().Message} {value.AsError().Range}" : value.IsUnknown ? string.Join(',', value.AsUnknown().Causes) : JsonValues.Write(value);
    }

    private static CelActivation Activation(CelList routes, CelValue key) =>
        new CelActivation(Environment).Set("routes", CelValue.List(routes)).Set("key", key).Set("keys", CelValue.List(CelValue.String("vpc-1"), CelValue.String("vpc-2")));
}
