using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>A declared type with every shape of field, as a host would declare it.</summary>
internal static class Notebook
{
    public static readonly CelObjectType Subnet = new("Subnet", () => [new("Id", CelType.String), new("Public", CelType.Bool)]);

    public static readonly CelObjectType Vpc = new("VpcConfig", () =>
    [
        new("Id", CelType.String),
        new("Subnets", CelType.List(CelType.Object(Subnet))),
        new("Parent", CelType.Object(Vpc!)),
    ]);

    public static readonly CelObjectType Type = new("Notebook", () =>
    [
        new("Name", CelType.String),
        new("DirectInternetAccess", CelType.OneOf(["Enabled", "Disabled"])),
        new("SubnetId", CelType.String),
        new("VolumeSize", CelType.Int),
        new("Encrypted", CelType.Bool),
        new("Created", CelType.Timestamp),
        new("VpcConfig", CelType.Object(Vpc)),
        new("SecurityGroups", CelType.List(CelType.String)),
        new("Modes", CelType.List(CelType.OneOf(["Fast", "Slow"]))),
        new("Tags", CelType.Map(CelType.String, CelType.String)),
    ]);

    public static readonly CelEnvironment Environment = CelEnvironment.Standard.WithVariable("self", CelType.Object(Type));

    /// <summary>Evaluates an expression on a notebook; fails on diagnostics.</summary>
    public static CelValue Evaluate(string source, params (string Name, CelValue Value)[] fields)
    {
        var compilation = Environment.Compile(source);
        Assert.Equal("", string.Join('\n', compilation.Diagnostics.Where(d => d.Severity == CelSeverity.Error)));
        return compilation.Program!.Evaluate(new CelActivation(Environment).Set("self", TestObject.Of(Type, fields)));
    }
}
