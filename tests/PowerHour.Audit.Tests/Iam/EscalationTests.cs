using PowerHour.Audit.Iam.Escalation;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

public sealed class EscalationTests
{
    public static TheoryData<string> Techniques => [.. EscalationCatalog.Techniques.Select(static t => t.Id)];

    public static TheoryData<string, Closing> ClosedTechniques
    {
        get
        {
            var data = new TheoryData<string, Closing>();
            foreach (var technique in EscalationCatalog.Techniques)
            {
                foreach (var closing in ClosingsOf(technique))
                {
                    data.Add(technique.Id, closing);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_published_path_is_in_the_catalogue_once()
    {
        var published = EscalationCatalog.Techniques.Where(static t => t.Published.Length > 0).Select(static t => t.Published).ToList();

        Assert.Equal(74, published.Count);
        Assert.Equal(published.Count, published.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Techniques))]
    public void An_open_way_is_found_and_named(string id)
    {
        var technique = EscalationCatalog.Techniques.First(t => string.Equals(t.Id, id, StringComparison.Ordinal));

        Assert.Contains(id, Found(technique, Closing.None), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ClosedTechniques))]
    public void A_closed_way_is_not_found(string id, Closing closing)
    {
        var technique = EscalationCatalog.Techniques.First(t => string.Equals(t.Id, id, StringComparison.Ordinal));

        Assert.DoesNotContain(id, Found(technique, closing), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Techniques))]
    public void The_surest_technique_of_a_step_is_the_one_that_all_of_them_begin_with(string id)
    {
        var technique = EscalationCatalog.Techniques.First(t => string.Equals(t.Id, id, StringComparison.Ordinal));
        var (analysis, actor) = new EscalationAccount(technique, Closing.None).Analyse();
        if (actor is not null)
        {
            Assert.Equal(
                analysis.Steps(actor).Select(static s => (s.To, s.IsCertain, s.Uses[0].Technique, string.Join(',', s.Uses[0].Evidence.Select(static e => e.DecidedBy)))),
                analysis.SurestSteps(actor).Select(static s => (s.To, s.IsCertain, s.Uses.Single().Technique, string.Join(',', s.Uses[0].Evidence.Select(static e => e.DecidedBy)))));
        }
    }

    private static IEnumerable<string> Found(EscalationTechnique technique, Closing closing)
    {
        var (analysis, actor) = new EscalationAccount(technique, closing).Analyse();
        var steps = actor is null ? analysis.StandingMachines() : analysis.PrivilegedSteps(actor);
        return steps.SelectMany(static s => s.Uses).Select(static u => u.Technique.Id);
    }

    private static IEnumerable<Closing> ClosingsOf(EscalationTechnique technique)
    {
        if (technique.Mechanism == EscalationMechanism.Standing)
        {
            return [Closing.Boundary, Closing.Trust];
        }

        var usesTrust = !technique.Services.IsEmpty || technique.Actions.Contains("sts:AssumeRole", StringComparer.Ordinal);
        return usesTrust
            ? [Closing.Boundary, Closing.Deny, Closing.Scope, Closing.Trust]
            : [Closing.Boundary, Closing.Deny, Closing.Scope];
    }
}
