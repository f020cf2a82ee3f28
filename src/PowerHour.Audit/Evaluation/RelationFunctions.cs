using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary><c>related</c> and <c>referrers</c>: what a resource refers to, and who refers to it.</summary>
internal static class RelationFunctions
{
    /// <summary>The functions for rules about a type.</summary>
    /// <param name="types">The types of resources.</param>
    /// <param name="catalog">The relations.</param>
    /// <param name="self">The type that the rules are about.</param>
    /// <returns>The overloads.</returns>
    public static IEnumerable<CelOverload> For(ResourceTypes types, ServiceCatalog catalog, ResourceType self)
    {
        var targets = (catalog.Find(self)?.Relations ?? []).Select(r => (r.Edge, Type: r.To)).Distinct().ToArray();
        var sources = catalog.Types.SelectMany(t => t.Relations.Where(r => r.To == self).Select(r => (r.Edge, t.Type))).Distinct().ToArray();
        return [.. Both("related", types, targets, Related), .. Both("referrers", types, sources, Referrers)];
    }

    private static IEnumerable<CelOverload> Both(string name, ResourceTypes types, (string Edge, ResourceType Type)[] known, Func<Judgement, string, ResourceType?, CelValue> run)
    {
        var list = CelType.List(CelType.Dyn);
        yield return CelOverload.Global(name, [CelType.String], list, (a, c) => run(RuleFunctions.State(c), a[0].AsString(), null)) with
        {
            ResultTyping = (literals, _) => Typing(name, types, known, literals[0], null),
        };
        yield return CelOverload.Global(name, [CelType.String, CelType.String], list, (a, c) => run(RuleFunctions.State(c), a[0].AsString(), new ResourceType(a[1].AsString()))) with
        {
            ResultTyping = (literals, _) => Typing(name, types, known, literals[0], literals[1]),
        };
    }

    private static CelCallTyping Typing(string name, ResourceTypes types, (string Edge, ResourceType Type)[] known, string? edge, string? type)
    {
        var matching = known.Where(k => edge is null || k.Edge == edge).ToArray();
        if (edge is not null && matching.Length == 0)
        {
            return CelCallTyping.Wrong($"no relation `{edge}` for {name}() here; there are {string.Join(", ", known.Select(k => k.Edge).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}", edge, known.Select(k => k.Edge));
        }

        if (type is not null)
        {
            return matching.Any(k => k.Type.Name == type) && types.Find(new ResourceType(type)) is { } declared ? CelCallTyping.Of(CelType.List(declared))
                : CelCallTyping.Wrong($"no relation `{edge}` with `{type}`", type, matching.Select(k => k.Type.Name));
        }

        return matching.Select(k => k.Type).Distinct().ToArray() is [var only] && types.Find(only) is { } single ? CelCallTyping.Of(CelType.List(single)) : CelCallTyping.Of(CelType.List(CelType.Dyn));
    }

    private static CelValue Related(Judgement judgement, string edge, ResourceType? type)
    {
        var (self, context) = (judgement.Resource, judgement.Context);
        var relations = (context.Store.Catalog.Find(self.Type)?.Relations ?? []).Where(r => r.Edge == edge && (type is null || r.To == type)).ToArray();
        var nodes = (context.Graph.Find(self.Arn)?.Out ?? []).Where(e => e.Kind == edge && (type is null || e.To.Type == type)).Select(e => e.To).Distinct();
        var unread = relations.SelectMany(r => self.GapsOf(r.Path.Root));
        var dangling = relations.Where(r => References.Of(r, self.Properties).Count() > (context.Graph.Find(self.Arn)?.Out.Count(e => e.Kind == edge && e.To.Type == r.To) ?? 0)).SelectMany(r => context.Store.GapsOf(r.To, self.Region == "global" ? null : self.Region));
        return Shown(judgement, nodes, Unread.Because(unread.Concat(dangling).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    private static CelValue Referrers(Judgement judgement, string edge, ResourceType? type)
    {
        var (self, context) = (judgement.Resource, judgement.Context);
        var nodes = (context.Graph.Find(self.Arn)?.In ?? []).Where(e => e.Kind == edge && (type is null || e.From.Type == type)).Select(e => e.From).Distinct();
        return Shown(judgement, nodes, judgement.Unseen.Referrers(edge, type, self.Type, self.Region));
    }

    private static CelValue Shown(Judgement judgement, IEnumerable<Graph.Node> nodes, CelUnknown? unknown) =>
        CelValue.List(CelList.Of([.. nodes.Select(n => judgement.Show(judgement.Context.Store.Keep(n.Type).Find(n.Arn, n.Region)))], unknown));
}
