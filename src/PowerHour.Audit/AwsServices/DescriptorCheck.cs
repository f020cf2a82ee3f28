using System.Text.RegularExpressions;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>Holds a descriptor page against the service models: whether the calls are there, take what they are given, and answer what the page reads.</summary>
/// <param name="page">The page.</param>
/// <param name="catalog">Every type there is, those of the page included.</param>
internal sealed partial class DescriptorCheck(SourceFile page, ServiceCatalog catalog)
{
    private const int MostNames = 40;

    /// <summary>What is wrong with the types of the page.</summary>
    /// <param name="service">The page as it was read.</param>
    /// <returns>The problems.</returns>
    public IEnumerable<DocumentProblem> Problems(ServiceDescriptor service) => service.Types.SelectMany(Problems);

    private IEnumerable<DocumentProblem> Problems(ResourceDescriptor type)
    {
        if (!TypeName().IsMatch(type.Type.Name))
        {
            yield return page.ProblemAt(type.Type.Name, page.LineOf(type.Type.Name), $"`{type.Type.Name}` is no type name; write it as CloudFormation does, such as AWS::KMS::Grant");
        }

        var calls = type.CallSteps.SelectMany(c => Call(type, c)).ToArray();
        foreach (var problem in calls.Concat(Types(type)))
        {
            yield return problem;
        }

        // What a call answers can only be said where every call is known, and what fills a property where every answer is.
        if (calls.Length == 0)
        {
            var answers = Answers(type).ToArray();
            foreach (var problem in answers.Length > 0 ? answers : Properties(type).Concat(TemplateCheck.Problems(type, catalog).Select(p => At(type, p.Word, p.Message))))
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<DocumentProblem> Call(ResourceDescriptor type, CallStep call)
    {
        if (ServiceModels.TryFind(call.Name) is not { } operation)
        {
            yield return At(type, call.Operation, NoCall(call));
            yield break;
        }

        var members = (operation.Input?.Members ?? []).ToArray();
        foreach (var name in call.Input.Select(i => i.Key).Where(k => members.All(m => m.Name != k)))
        {
            yield return At(type, $"{name}:", $"`with`: {call.Name} takes no `{name}`{Known(name, members.Select(m => m.Name))}");
        }

        if (type.List?.Call == call && type.List.Since is { } since && members.All(m => m.Name != since))
        {
            yield return At(type, since, $"`since`: {call.Name} takes no `{since}`{Known(since, members.Select(m => m.Name))}");
        }

        var given = call.Input.Select(i => i.Key).Append(type.List?.Call == call ? type.List.Since : null).ToArray();
        foreach (var missing in members.Where(m => m.IsRequired && !given.Contains(m.Name, StringComparer.Ordinal)))
        {
            yield return At(type, call.Operation, $"{call.Name} needs `{missing.Name}`; give it under `with`");
        }
    }

    private static string NoCall(CallStep call)
    {
        if (!ServiceModels.Keys.Contains(call.Service, StringComparer.Ordinal))
        {
            return $"there is no service `{call.Service}` among the calls that are known{Known(call.Service, ServiceModels.Keys)}; `powerhour rules types --calls` lists the services";
        }

        return !ReadOnlyOperations.Allows(call.Operation)
            ? $"`{call.Name}` is never called: only operations that read configuration are, none that write or hand out secrets or data"
            : $"`{call.Name}` is not among the calls that are known{Known(call.Operation, ServiceModels.Service(call.Service).Operations.Keys)}{Alike(call)}; `powerhour rules types --calls {call.Service}` lists those, CONTRIBUTING.md says how one is added";
    }

    /// <summary>Calls whose names begin alike, since a name that is remembered by half is far away by letters.</summary>
    private static string Alike(CallStep call)
    {
        var start = call.Operation[..(call.Operation.Length / 2)];
        string[] alike = [.. ServiceModels.Service(call.Service).Operations.Keys.Where(k => k.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(MostNames)];
        return alike.Length < 2 ? "" : $"; `{start}…` are {string.Join(", ", alike)}";
    }

    private IEnumerable<DocumentProblem> Types(ResourceDescriptor type)
    {
        var named = type.Relations.Select(r => r.To).Concat(type.List?.For is { } parent ? [parent] : []).Concat(type.StandsFor is { } other ? [other] : []);
        return Circle(type).Concat(named.Where(t => catalog.Find(t) is null).Distinct()
            .Select(t => At(type, t.Name, $"no resource type `{t.Name}`{(Nearest.To(t.Name, catalog.Types.Select(k => k.Type.Name)) is { } near ? $" — did you mean `{near}`?" : "")}")));
    }

    /// <summary>A type that is listed for itself, if by way of others, is never listed: no list of the circle is the first.</summary>
    private IEnumerable<DocumentProblem> Circle(ResourceDescriptor type)
    {
        var chain = new List<ResourceType>();
        for (var at = type; at?.List?.For is { } parent && !chain.Contains(parent); at = catalog.Find(parent))
        {
            chain.Add(parent);
        }

        return chain.Contains(type.Type)
            ? [At(type, type.List!.For!.Value.Name, $"`for`: {type.Type} would be listed for itself ({string.Join(", ", chain.TakeWhile(t => t != type.Type).Append(type.Type).Select(t => t.Name))}), and no list would be the first")]
            : [];
    }

    private IEnumerable<DocumentProblem> Answers(ResourceDescriptor type)
    {
        if (type.List is { } list && Wrong(list.Call, list.Items) is { } wrong)
        {
            yield return At(type, list.Items.Text, $"`items`: {wrong}");
        }

        foreach (var detail in type.Details)
        {
            if (detail.Take is { } take && Wrong(detail.Call, take) is { } lost)
            {
                yield return At(type, take.Text, $"`take`: {lost}");
            }
        }
    }

    private static string? Wrong(CallStep call, JsonPath path)
    {
        var at = ServiceModels.Find(call.Name).Output;
        foreach (var step in path.Steps)
        {
            if (at is null or { Kind: ShapeKind.Any })
            {
                return null;
            }

            if ((step is "[]" or "{}" ? at.Item : at.Find(step)?.Shape) is not { } next)
            {
                return $"the answer of {call.Name} has no `{step}` there{Known(step, at.Members.Select(m => m.Name))}";
            }

            at = next;
        }

        return null;
    }

    private IEnumerable<DocumentProblem> Properties(ResourceDescriptor type)
    {
        if (DescriptorProperties.Of(type) is not { } known)
        {
            return [];
        }

        if (type.Relations.FirstOrDefault(r => r.Path.Text == type.Arn) is { } other)
        {
            return [At(type, $"arn: {type.Arn}", $"`arn`: `{type.Arn}` names the {other.To.Name}, not this resource; build one of its own, such as arn:${{partition}}:{type.Service}:${{region}}:${{account}}:{type.Type.ShortName.ToLowerInvariant()}/${{{type.Id.Root}}}")];
        }

        JsonPath?[] paths = [type.Id, type.Name, type.Region, .. type.Aliases, .. type.Relations.Select(r => r.Path), .. type.Redactions.Select(r => r.Path), type.Created, .. type.Details.SelectMany(d => d.When.Keys).Select(JsonPath.Parse), type.Arn.Contains("${", StringComparison.Ordinal) ? null : JsonPath.Parse(type.Arn)];
        return paths.OfType<JsonPath>().Where(p => p.Root.Length > 0 && !known.Contains(p.Root)).Distinct()
            .Select(p => At(type, p.Text, $"no call of {type.Type.Name} fills `{p.Root}`{Known(p.Root, known)}"));
    }

    /// <summary>How a message about a word that is not there ends: with the nearest that is, else with all.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">What there is.</param>
    /// <returns>The end; empty where there is nothing.</returns>
    internal static string Known(string word, IEnumerable<string> known)
    {
        string[] all = [.. known.Order(StringComparer.Ordinal)];
        return Nearest.To(word, all) is { } near ? $" — did you mean `{near}`?"
            : all.Length == 0 ? "" : $"; there are {string.Join(", ", all.Take(MostNames))}{(all.Length > MostNames ? $" and {all.Length - MostNames} more" : "")}";
    }

    private DocumentProblem At(ResourceDescriptor type, string word, string message) => page.ProblemAt(word, page.LineOf(type.Type.Name) + 1, message);

    [GeneratedRegex("^[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex TypeName();
}
