using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using Xunit;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>The seam to the host: functions, variables, computed variables, traces, references.</summary>
public sealed class HostTests
{
    private static readonly CelType Vpcs = CelType.List(CelType.Object(Notebook.Vpc));

    private static readonly CelEnvironment Environment = Notebook.Environment.WithFunctions(
        CelOverload.Global("resources", [CelType.String], CelType.List(CelType.Dyn), (a, c) => ((Func<string, CelValue>)c.State!)(a[0].AsString())) with
        {
            ResultTyping = (literals, _) => literals[0] is "Vpc" ? CelCallTyping.Of(Vpcs)
                : literals[0] is null ? CelCallTyping.Of(CelType.List(CelType.Dyn))
                : CelCallTyping.Wrong($"no resource type `{literals[0]}`", literals[0], ["Vpc", "Bucket"]),
        },
        CelOverload.Member("shout", [CelType.String], CelType.String, (a, _) => CelValue.String(a[0].AsString() + "!")),
        CelOverload.Global("isKnown", [CelType.Dyn], CelType.Bool, (a, _) => CelValue.Bool(!a[0].IsUnknown)) with { SeesUnknowns = true },
        CelOverload.Global("known", [CelType.List(CelType.Dyn)], CelType.Int, (a, _) => CelValue.Int(a[0].AsList().Count)) with { AcceptsPartialLists = true });

    [Fact]
    public void A_literal_argument_decides_the_type_of_the_result()
    {
        Assert.Equal("list(VpcConfig)", Environment.Compile("resources('Vpc')").Program!.ResultType.ToString());
        Assert.Equal("list(dyn)", Environment.Compile("resources(self.Name)").Program!.ResultType.ToString());
        Assert.Equal(
            "1:11: error: no resource type `Bucke`; did you mean `Bucket`?",
            Environment.Compile("resources('Bucke').size()").Diagnostics[0].ToString());
        Assert.Equal(
            "1:30: error: VpcConfig has no field `Idd`; did you mean `Id`?",
            Environment.Compile("resources('Vpc').exists(v, v.Idd == '')").Diagnostics[0].ToString());
    }

    [Fact]
    public void Functions_see_the_state_of_the_host()
    {
        Func<string, CelValue> state = type => CelValue.List(TestObject.Of(Notebook.Vpc, ("Id", CelValue.String(type))));

        Assert.True(Run("resources('Vpc').exists(v, v.Id.shout() == 'Vpc!')", state).IsTrue);
    }

    [Fact]
    public void Only_functions_that_ask_for_them_see_unknowns_and_partial_lists()
    {
        Func<string, CelValue> state = _ => CelValue.List(CelList.Of([CelValue.Int(1)], new CelUnknown("gap")));

        Assert.True(Run("known(resources('Bucket' + '')) == 1", state).IsTrue);
        Assert.True(Run("isKnown(resources('Bucket' + '').size())", state).IsFalse);
        Assert.True(Run("isKnown(1)", state).IsTrue);
    }

    [Theory]
    [InlineData("always(1) + 1", 1)]
    [InlineData("[1, 2].map(n, always(n)).size()", 2)]
    [InlineData("group(1) + always(1)", 4)]
    [InlineData("each(1) + group(1)", 8)]
    [InlineData("fixed > 0 ? always(1) : 0", 1)]
    [InlineData("turning > 0 ? always(1) : 0", 4)]
    public void A_computed_variable_is_kept_as_long_as_everything_that_it_mentions_stays_the_same(string source, int calls)
    {
        var called = 0;
        CelOverload Counting(string name, CelLifetime lifetime) =>
            CelOverload.Global(name, [CelType.Int], CelType.Int, (a, _) => CelValue.Int(a[0].AsInt() + (called++ * 0))) with { Lifetime = lifetime };
        var environment = CelEnvironment.Standard.WithVariable("fixed", CelType.Int, CelLifetime.Always).WithVariable("turning", CelType.Int)
            .WithFunctions(Counting("always", CelLifetime.Always), Counting("group", CelLifetime.Group), Counting("each", CelLifetime.Each))
            .Let("first", source).Environment.Let("second", "first * 2").Environment;
        var program = environment.Compile("first + second").Program!;
        var activation = new CelActivation(environment).Set("fixed", CelValue.Int(1)).Set("turning", CelValue.Int(1));
        foreach (var ended in (CelLifetime[])[CelLifetime.Each, CelLifetime.Group, CelLifetime.Each, CelLifetime.Each])
        {
            var value = program.Evaluate(activation, CancellationToken.None);
            Assert.Equal(value.AsInt(), program.Evaluate(activation, CancellationToken.None).AsInt());
            activation.Forget(ended);
        }

        Assert.Equal(calls, called);
        activation.Set("turning", CelValue.Int(2));
        program.Evaluate(activation, CancellationToken.None);
        Assert.True(called > calls, "setting a variable forgets everything");
    }

    [Fact]
    public void Computed_variables_are_evaluated_lazily_and_once()
    {
        var calls = 0;
        Func<string, CelValue> state = _ =>
        {
            calls++;
            return CelValue.List(CelValue.Int(calls));
        };
        var first = Environment.Let("all", "resources(self.Name)");
        var second = first.Environment.Let("count", "all.size() + all.size()");
        var program = second.Environment.Compile("self.Name == '' || count + count == 4").Program!;
        var activation = new CelActivation(second.Environment, state);

        Assert.True(program.Evaluate(activation.Set("self", Self("")), TestContext.Current.CancellationToken).IsTrue);
        Assert.Equal(0, calls);
        Assert.True(program.Evaluate(activation.Set("self", Self("n")), TestContext.Current.CancellationToken).IsTrue);
        Assert.True(program.Evaluate(activation, TestContext.Current.CancellationToken).IsTrue);
        Assert.Equal(1, calls);
        Assert.Equal(2, activation.Get("count").AsInt());
        activation.Set("self", Self("m"));
        Assert.Equal(2, activation.Get("count").AsInt());
        Assert.Equal(2, calls);
    }

    [Fact]
    public void A_computed_variable_inside_a_comprehension_keeps_its_own_locals()
    {
        var environment = Notebook.Environment.Let("n", "[1, 2, 3].filter(x, x > 1).map(y, y * 10)").Environment;
        var program = environment.Compile("[5, 6].map(x, [x].map(y, n.exists(z, z == 20) ? x + y : 0)[0])").Program!;

        Assert.Equal("[Int:10, Int:12]", JsonValues.Write(program.Evaluate(new CelActivation(environment), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void A_broken_computed_variable_reports_only_its_own_mistake()
    {
        var let = Notebook.Environment.Let("bad", "self.Nam");

        Assert.Single(let.Compilation.Diagnostics);
        Assert.Empty(let.Environment.Compile("bad.x == 1").Diagnostics);
    }

    [Fact]
    public void Lazy_variables_are_made_when_read_and_programs_run_on_larger_environments()
    {
        var larger = Notebook.Environment.WithVariable("extra", CelType.Int);
        var made = 0;
        var activation = new CelActivation(larger).SetLazy("self", _ => Self("n" + ++made));
        var program = Notebook.Environment.Compile("self.Name + self.Name").Program!;

        Assert.Equal("n1n1", program.Evaluate(activation, TestContext.Current.CancellationToken).AsString());
        Assert.True(larger.Compile("extra == 1 || self.Name == 'n1'").Program!.Evaluate(activation, TestContext.Current.CancellationToken).IsTrue);
        Assert.Equal(CelErrorCode.Undeclared, larger.Compile("extra").Program!.Evaluate(activation, TestContext.Current.CancellationToken).AsError().Code);
        Assert.Throws<ArgumentException>(() => larger.Compile("extra").Program!.Evaluate(new CelActivation(Notebook.Environment), TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => activation.Set("nope", default));
    }

    [Fact]
    public void A_trace_shows_what_each_part_came_to()
    {
        var program = Notebook.Environment.Compile("self.Name == 'n' && [1, 2].exists(x, x > 1)").Program!;
        var trace = program.Trace(new CelActivation(Notebook.Environment).Set("self", Self("other\n")), TestContext.Current.CancellationToken);

        Assert.True(trace.Result.IsFalse);
        Assert.Equal(
            "3 self = Notebook; 2 self.Name = 'other\uFFFD'; 1 self.Name == 'n' = false; 0 self.Name == 'n' && [1, 2].exists(x, x > 1) = false",
            string.Join("; ", trace.Entries.Take(3).Append(trace.Entries[^1]).Select(e => $"{e.Depth} {e.Source} = {e.Value}")));

        var long_ = Notebook.Environment.Compile("'" + new string('x', 900) + "'.split('').all(c, c == 'x')").Program!;
        var cut = long_.Trace(new CelActivation(Notebook.Environment), TestContext.Current.CancellationToken);
        Assert.True(cut.Truncated && cut.Result.IsTrue && cut.Entries.Count == CelTrace.MaxEntries);
        Assert.All(cut.Entries, e => Assert.InRange(e.Value.Length, 1, 120));
    }

    [Fact]
    public void References_name_what_an_expression_needs()
    {
        var references = Environment.Compile(
            "resources('Vpc').exists(v, v.Id == self.VpcConfig.Id) && has(self.VpcConfig.Parent.Id) && resources('Vpc').size() > size(self.Tags) && self.VpcConfig.Subnets[0].Id != self.Name.shout()")
            .Program!.References;

        Assert.Equal(["Vpc"], references.LiteralsOf("resources"));
        Assert.Empty(references.LiteralsOf("size"));
        Assert.Equal(["self"], references.Variables);
        Assert.Equal(["resources", "size", "shout"], references.Functions);
        Assert.Equal("VpcConfig.Id VpcConfig.Parent.Id Tags VpcConfig.Subnets Name", string.Join(' ', references.FieldsOf("self")));
        Assert.Equal(["self"], Environment.Compile("self.VpcConfig.Parent.Id == ''").Program!.References.Variables);
    }

    [Fact]
    public void Values_of_the_host_come_back_as_they_were()
    {
        var moment = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 900, TimeSpan.Zero);

        Assert.Equal(moment, CelValue.Timestamp(moment).AsTimestamp());
        Assert.Equal(TimeSpan.FromSeconds(-1.5), CelValue.Duration(TimeSpan.FromSeconds(-1.5)).AsDuration());
        Assert.Equal("1969-12-31T23:59:59.9Z", CelValue.Timestamp(moment).ToString());
        Assert.Throws<ArgumentException>(() => CelMap.Of([KeyValuePair.Create("a", CelValue.Null), KeyValuePair.Create("a", CelValue.Null)]));
    }

    [Theory]
    [InlineData("self.a + self.b == c", "self c")]
    [InlineData("a.b.exists(x, x == d && [a].size() > 0)", "a x d")]
    [InlineData("f(a ? {b: 'c'} : g(d))[e]", "a b d e")]
    [InlineData("'a' == \"b\" && 1 < 2", "")]
    [InlineData("a +", "")]
    public void The_names_of_an_expression_are_known_before_it_is_checked(string source, string names) => Assert.Equal(names, string.Join(' ', CelNames.Of(source)));

    /// <summary>Long lists of texts are looked up in a set; a list with anything else in it is walked over.</summary>
    [Theory]
    [InlineData("'n7' in texts", "true")]
    [InlineData("'m' in texts", "false")]
    [InlineData("7 in texts", "false")]
    [InlineData("null in texts", "false")]
    [InlineData("u in texts", "unknown:u")]
    [InlineData("'n7' in partial", "true")]
    [InlineData("'m' in partial", "unknown:gap")]
    [InlineData("7 in partial", "unknown:gap")]
    [InlineData("'n7' in mixed", "true")]
    [InlineData("'m' in mixed", "unknown:element")]
    [InlineData("7 in mixed", "true")]
    [InlineData("null in mixed", "true")]
    public void A_long_list_of_texts_is_searched_as_any_other(string source, string expected)
    {
        CelValue[] texts = [.. Enumerable.Range(0, 100).Select(i => CelValue.String($"n{i}"))];
        var environment = new[] { "texts", "partial", "mixed", "u" }.Aggregate(CelEnvironment.Standard, (e, name) => e.WithVariable(name, CelType.Dyn));
        var activation = new CelActivation(environment).Set("u", CelValue.Unknown("u")).Set("texts", CelValue.List(texts)).Set("partial", CelValue.List(CelList.Of(texts, new CelUnknown("gap"))))
            .Set("mixed", CelValue.List([.. texts, CelValue.Unknown("element"), CelValue.Null, CelValue.Int(7)]));
        var program = environment.Compile(source).Program!;
        Assert.Equal(expected, JsonValues.Write(program.Evaluate(activation, TestContext.Current.CancellationToken)));
        Assert.Equal(expected, JsonValues.Write(program.Evaluate(activation, TestContext.Current.CancellationToken)));
    }

    private static CelValue Self(string name) => TestObject.Of(Notebook.Type, ("Name", CelValue.String(name)));

    private static CelValue Run(string source, object state) =>
        Environment.Compile(source).Program!.Evaluate(new CelActivation(Environment, state).Set("self", Self("n")));
}
