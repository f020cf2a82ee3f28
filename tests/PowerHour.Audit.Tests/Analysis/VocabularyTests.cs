using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;
using Xunit;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>A fact whose words are a closed set never says another: the linter tells authors that a comparison with another can not hold.</summary>
public sealed class VocabularyTests
{
    [Fact]
    public void No_fact_of_the_demonstration_account_says_a_word_that_its_type_does_not_have()
    {
        var options = new AuditOptions { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load() };
        using var snapshot = DemoAccount.Open(options.Services);
        var context = AuditPipeline.Analyse(snapshot, options);
        var said = (from type in context.Store.Types
                    from resource in context.Store.Stream(type)
                    from fact in Facts.All.Values
                    from word in Words(fact.Compute(resource, context), fact.Type, fact.Name)
                    select word).ToArray();
        Assert.True(said.Distinct().Count() > 30, "the account says hardly anything");
        Assert.All(said, w => Assert.Contains(w.Word, w.Allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void No_way_of_the_demonstration_account_has_a_word_that_its_type_does_not_have()
    {
        var options = new AuditOptions { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load().Select(r => r.IsPath) };
        var paths = AuditPipeline.Run(DemoAccount.Open(options.Services), options).Findings.SelectMany(f => f.Paths).ToArray();
        var titles = options.Services.Types.Select(t => t.Title).ToArray();
        Assert.True(paths.SelectMany(p => p.Steps.Select(s => s.Label)).Distinct(StringComparer.Ordinal).Count() > 10, "the account has hardly any ways");
        Assert.All(paths.SelectMany(p => p.Steps), s => Assert.Contains(s.Label, StepLabel.All, StringComparer.Ordinal));
        Assert.All(paths.SelectMany(p => p.Points), p => Assert.Contains(p.Kind, titles.Concat(PointKind.All), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_word_on_a_way_is_in_its_list()
    {
        Assert.Equal(Constants(typeof(StepLabel)), StepLabel.All.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(Constants(typeof(PointKind)), PointKind.All.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Constants(Type type) => type.GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_stage_that_an_organisation_can_name_is_a_stage() =>
        Assert.Subset(RoleStageIndex.All.ToHashSet(StringComparer.Ordinal), RoleStages.None.All.Select(s => s.Stage).ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<(string Place, string Word, IReadOnlyList<string> Allowed)> Words(CelValue value, CelType type, string place) => (type.Kind, value.Kind) switch
    {
        (CelTypeKind.String, CelKind.String) when type.AllowedValues.Count > 0 => [(place, value.AsString(), type.AllowedValues)],
        (CelTypeKind.List, CelKind.List) => Enumerable.Range(0, value.AsList().Count).SelectMany(i => Words(value.AsList()[i], type.Parameters[0], place)),
        (CelTypeKind.Object, CelKind.Object) => type.ObjectType!.Fields.SelectMany(f => value.AsObject().TryGetField(f, out var member) ? Words(member, f.Type, $"{place}.{f.Name}") : []),
        _ => [],
    };
}
