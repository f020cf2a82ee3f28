using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Objects of the host: equal by their fields, and read by name where they are of another declaration than the one that was checked.</summary>
public sealed class ObjectTests
{
    private static readonly CelValue Gap = CelValue.Unknown("denied");

    /// <summary>The same type as the checker saw, declared again: its fields in another order, and one of them left out.</summary>
    private static readonly CelObjectType Again = new("VpcConfig", () => [new("Subnets", CelType.List(CelType.Object(Notebook.Subnet))), new("Id", CelType.String)]);

    private static readonly CelObjectType Other = new("OtherConfig", () => [new("Id", CelType.String)]);

    [Fact]
    public void Two_are_equal_when_every_field_is()
    {
        Assert.Equal("true", Same(Vpc(("Id", "a")), Vpc(("Id", "a"))));
        Assert.Equal("false", Same(Vpc(("Id", "a")), Vpc(("Id", "b"))));
        Assert.Equal("false", Same(Vpc(("Id", "a")), Vpc()));
        Assert.Equal("true", Same(Vpc(), Vpc()));
        Assert.Equal("false", Same(Nested(Vpc(("Id", "a"))), Nested(Vpc(("Id", "b")))));
        Assert.Equal("true", Same(Nested(Vpc(("Id", "a"))), Nested(Vpc(("Id", "a")))));
    }

    [Fact]
    public void A_field_that_was_not_read_leaves_it_open_unless_another_decides()
    {
        Assert.Equal("unknown:denied", Same(Of(Notebook.Vpc, ("Id", Gap)), Vpc(("Id", "a"))));
        Assert.Equal("false", Same(Of(Notebook.Vpc, ("Id", Gap), ("Parent", Vpc(("Id", "x")))), Of(Notebook.Vpc, ("Id", Gap), ("Parent", Vpc(("Id", "y"))))));
    }

    [Fact]
    public void One_is_equal_to_itself_whatever_was_not_read()
    {
        var one = Of(Notebook.Vpc, ("Id", Gap));
        Assert.Equal("true", Same(one, one));
    }

    [Fact]
    public void Those_of_two_types_are_not_equal()
    {
        Assert.Equal("false", Same(Vpc(("Id", "a")), Of(Other, ("Id", CelValue.String("a")))));
        Assert.Equal("false", Same(Vpc(), Of(Other)));
    }

    [Fact]
    public void Of_another_declaration_of_the_type_fields_are_found_by_name()
    {
        var again = Of(Again, ("Id", CelValue.String("a")));
        Assert.Equal("string:a", JsonValues.Write(Notebook.Evaluate("self.VpcConfig.Id", ("VpcConfig", again))));
        Assert.Equal("true", JsonValues.Write(Notebook.Evaluate("has(self.VpcConfig.Id) && !has(self.VpcConfig.Subnets) && self.VpcConfig.Subnets.size() == 0", ("VpcConfig", again))));
        Assert.Equal("true", Same(Of(Again, ("Id", CelValue.String("a"))), again));
    }

    [Fact]
    public void A_field_that_the_other_declaration_does_not_have_is_an_error_and_is_not_there()
    {
        var again = Of(Again);
        var read = Notebook.Evaluate("self.VpcConfig.Parent", ("VpcConfig", again));
        Assert.Equal("VpcConfig has no field `Parent`", read.AsError().Message.Split(" at ")[0]);
        Assert.Equal("false", JsonValues.Write(Notebook.Evaluate("has(self.VpcConfig.Parent)", ("VpcConfig", again))));
    }

    [Fact]
    public void An_undeclared_field_of_what_is_only_known_when_it_runs_is_an_error()
    {
        var vpc = ("VpcConfig", Vpc(("Id", "a")));
        Assert.Contains("VpcConfig has no field `Nope`", Notebook.Evaluate("dyn(self.VpcConfig).Nope", vpc).AsError().Message, StringComparison.Ordinal);
        Assert.Contains("VpcConfig has no field `Nope`", Notebook.Evaluate("has(dyn(self.VpcConfig).Nope)", vpc).AsError().Message, StringComparison.Ordinal);
        Assert.Contains("cannot read `Id` of null", Notebook.Evaluate("dyn(self.VpcConfig).Id").AsError().Message, StringComparison.Ordinal);
        Assert.Contains("int has no field `Id`", Notebook.Evaluate("dyn(1).Id").AsError().Message, StringComparison.Ordinal);
        Assert.Contains("int has no field `Id`", Notebook.Evaluate("has(dyn(1).Id)").AsError().Message, StringComparison.Ordinal);
        Assert.Contains("no such key: 'b'", Notebook.Evaluate("{'a': 1}.b").AsError().Message, StringComparison.Ordinal);
        Assert.Equal("false", JsonValues.Write(Notebook.Evaluate("has({'a': 1}.b)")));
        Assert.Equal("true", JsonValues.Write(Notebook.Evaluate("has({'a': 1}.a) && has(dyn(self.VpcConfig).Id)", vpc)));
        Assert.Equal("string:a", JsonValues.Write(Notebook.Evaluate("dyn(self.VpcConfig).Id", vpc)));
    }

    private static string Same(CelValue left, CelValue right)
    {
        var environment = CelEnvironment.Standard.WithVariable("left", CelType.Dyn).WithVariable("right", CelType.Dyn);
        var program = environment.Compile("left == right").Program!;
        return JsonValues.Write(program.Evaluate(new CelActivation(environment).Set("left", left).Set("right", right), TestContext.Current.CancellationToken));
    }

    private static CelValue Vpc(params (string Name, string Value)[] fields) => Of(Notebook.Vpc, [.. fields.Select(f => (f.Name, CelValue.String(f.Value)))]);

    private static CelValue Nested(CelValue parent) => Of(Notebook.Vpc, ("Parent", parent));

    private static CelValue Of(CelObjectType type, params (string Name, CelValue Value)[] fields) => TestObject.Of(type, fields);
}
