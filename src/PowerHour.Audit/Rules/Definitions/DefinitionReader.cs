using System.Text.RegularExpressions;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules.Definitions;

/// <summary>Reads <c>definitions.yaml</c>. The form is described in <c>rules/README.md</c>.</summary>
internal static partial class DefinitionReader
{
    private const int MaxDefinitions = 1_000;

    /// <summary>What every card has already.</summary>
    private static readonly string[] Taken = ["self", "facts", "name", "arn", "account", "region", "tags", "params", "now", "path"];

    /// <summary>Reads the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="known">Definitions of other files that are read with this one, which none of it may replace.</param>
    /// <returns>The definitions, in file order.</returns>
    /// <exception cref="DocumentException">Something in the file is wrong; every problem is named.</exception>
    public static IReadOnlyList<Definition> Read(SourceFile source, IReadOnlyDictionary<string, Definition> known)
    {
        var file = YamlDocument.ReadMap(source);
        file.RefuseMoreKeysThan(MaxDefinitions);
        file.ThrowIfWrong();
        var names = file.Keys.ToArray();
        var read = names.Select((name, i) => ReadOne(file, name, names[i..], known)).OfType<Definition>().ToArray();
        file.RefuseOtherKeys();
        file.ThrowIfWrong();
        return read;
    }

    private static Definition? ReadOne(YamlMap file, string name, string[] notYet, IReadOnlyDictionary<string, Definition> known)
    {
        if (file.Map(name) is not { } map)
        {
            file.WrongKey(name, $"say of `{name}` what it is: `about`, `needs`, `is`");
            return null;
        }

        var definition = new Definition(name, map.Text("about"), map.Texts("needs"), map.OptionalScalar("is")!);
        map.RefuseOtherKeys();
        if (Mistake(name, known) is { } mistake)
        {
            file.WrongKey(name, mistake);
        }

        if (definition.Is is null)
        {
            map.Wrong("is", "`is` is missing; it must be an expression");
            return null;
        }

        var early = CelNames.Of(definition.Is.Value).FirstOrDefault(n => notYet.Contains(n, StringComparer.Ordinal) && !definition.Needs.Contains(n, StringComparer.Ordinal));
        if (early is not null)
        {
            map.Wrong("is", $"`{name}` uses `{early}`, which must stand above it in the file");
        }

        return definition;
    }

    private static string? Mistake(string name, IReadOnlyDictionary<string, Definition> known) =>
        !Name().IsMatch(name) ? $"no expression can read `{name}`: a name has letters, digits and `_`, and begins with no digit"
        : Taken.Contains(name, StringComparer.Ordinal) ? $"`{name}` is a variable of every card already; choose another name"
        : known.ContainsKey(name) ? $"another folder has a definition `{name}`: choose another name"
        : null;

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
