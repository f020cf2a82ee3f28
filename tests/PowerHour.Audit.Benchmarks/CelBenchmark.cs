using System.Diagnostics;
using System.Globalization;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Benchmarks;

/// <summary>What compiling and evaluating expressions costs.</summary>
internal static class CelBenchmark
{
    private const int Rounds = 1_000_000;

    private static readonly CelObjectType Variant = new("Variant", () => [new("ModelName", CelType.String)]);

    private static readonly CelObjectType Notebook = new("Notebook", () =>
    [
        new("DirectInternetAccess", CelType.OneOf(["Enabled", "Disabled"])),
        new("SubnetId", CelType.String),
        new("RoleArn", CelType.String),
        new("ProductionVariants", CelType.List(CelType.Object(Variant))),
    ]);

    private static readonly CelEnvironment Environment = CelEnvironment.Standard.WithVariable("self", CelType.Object(Notebook));

    /// <summary>Prints nanoseconds and bytes per evaluation, and the time to compile 1,000 rules.</summary>
    public static void Run()
    {
        Compile(1_000, "cold");
        Compile(1_000, "warm");
        var activation = Activation();
        Measure("self.DirectInternetAccess == 'Disabled' && has(self.SubnetId)", activation);
        Measure("self.DirectInternetAccess in ['Disabled', 'Unknown'] || self.RoleArn.startsWith('arn:aws:iam')", activation);
        Measure("self.RoleArn.matches('^arn:aws:iam::[0-9]{12}:role/.*$')", activation);
        Measure("self.ProductionVariants.all(v, v.ModelName != '')", activation);
        Measure("self.ProductionVariants.map(v, v.ModelName).exists(n, n == 'model-7')", activation);
    }

    private static void Compile(int count, string state)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var source = $"self.DirectInternetAccess == 'Disabled' && has(self.SubnetId) && self.ProductionVariants.all(v, v.ModelName != 'm{number}')";
            if (!Environment.Compile(source, CelType.Bool).Succeeded)
            {
                throw new InvalidOperationException("The benchmark's rule does not compile.");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"compile {count} rules ({state}): {watch.Elapsed.TotalMilliseconds:F1} ms"));
    }

    private static void Measure(string source, CelActivation activation)
    {
        var program = Environment.Compile(source).Program!;
        Time(program, activation, Rounds / 10);
        Time(program, activation, Rounds / 10);
        Thread.Sleep(300);
        var (nanoseconds, bytes) = Time(program, activation, Rounds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nanoseconds,8:F1} ns {bytes,6:F0} bytes  {source}"));
    }

    private static (double Nanoseconds, double Bytes) Time(CelProgram program, CelActivation activation, int rounds)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < rounds; i++)
        {
            program.Evaluate(activation);
        }

        var elapsed = watch.Elapsed;
        return (elapsed.TotalNanoseconds / rounds, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)rounds);
    }

    private static CelActivation Activation()
    {
        var variants = Enumerable.Range(0, 10)
            .Select(i => CelValue.Object(new Row(Variant, [CelValue.String("model-" + i.ToString(CultureInfo.InvariantCulture))])))
            .ToArray();
        var self = new Row(Notebook, [CelValue.String("Disabled"), CelValue.String("subnet-1"), CelValue.String("arn:aws:iam::123456789012:role/ml"), CelValue.List(variants)]);
        return new CelActivation(Environment).Set("self", CelValue.Object(self));
    }

    private sealed class Row(CelObjectType type, CelValue[] values) : CelObject
    {
        public override CelObjectType ObjectType => type;

        public override bool TryGetField(CelField field, out CelValue value)
        {
            value = values[field.Ordinal];
            return true;
        }
    }
}
