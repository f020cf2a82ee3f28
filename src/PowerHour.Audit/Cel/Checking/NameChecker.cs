using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Resolves names and field selections.</summary>
internal sealed class NameChecker(CheckSession session, Checker checker)
{
    /// <summary>Names of fewer letters are near to fields by chance.</summary>
    private const int ShortestField = 6;

    public CelType Check(NameNode node)
    {
        node.Meaning = Local(node) ?? Global(node.Name, node.IsAbsolute);
        return TypeOf(node.Meaning)
            ?? session.Mistyped(node.Range, $"undeclared variable `{node.Name}`{Meant(node.Name)}");
    }

    public CelType Check(SelectNode node)
    {
        if (!node.IsTest && !node.IsOptional && DottedName(node, out var isAbsolute) is { } name)
        {
            node.Meaning = Global(name, isAbsolute);
        }

        return TypeOf(node.Meaning) ?? Select(node);
    }

    /// <summary>The dotted name a chain of selections spells; <see langword="null"/> when it starts elsewhere than at a global name.</summary>
    public string? DottedName(SyntaxNode node, out bool isAbsolute)
    {
        isAbsolute = false;
        switch (node)
        {
            case NameNode name:
                isAbsolute = name.IsAbsolute;
                return Local(name) is null ? name.Name : null;
            case SelectNode { IsTest: false, IsOptional: false, IsQuoted: false } select:
                return DottedName(select.Operand, out isAbsolute) is { } prefix ? prefix + "." + select.Field : null;
            default:
                return null;
        }
    }

    /// <summary>The names to try for a name, the innermost namespace first.</summary>
    public IEnumerable<string> Candidates(string name, bool isAbsolute)
    {
        var container = isAbsolute ? "" : session.Environment.Container;
        while (container.Length > 0)
        {
            yield return container + "." + name;
            container = container[..Math.Max(0, container.LastIndexOf('.'))];
        }

        yield return name;
    }

    private static CelType? TypeOf(NameMeaning? meaning) => meaning switch
    {
        { Variable: { } variable } => variable.Type,
        { TypeValue: { } type } => CelType.Type(type),
        { LocalType: { } type } => type,
        _ => null,
    };

    private NameMeaning? Local(NameNode node) => !node.IsAbsolute && session.FindLocal(node.Name) is { } local
        ? new NameMeaning(Local: local.Index, LocalType: local.Type)
        : null;

    private NameMeaning? Global(string name, bool isAbsolute)
    {
        foreach (var candidate in Candidates(name, isAbsolute))
        {
            if (session.Environment.FindVariable(candidate) is { } variable)
            {
                return new NameMeaning(variable);
            }

            if (TypeNames.Find(candidate) is { } type)
            {
                return new NameMeaning(TypeValue: type);
            }
        }

        return null;
    }

    private CelType Select(SelectNode node)
    {
        var operand = checker.Check(node.Operand);
        var isOptional = operand.Kind == CelTypeKind.Optional;
        var type = FieldType(node, isOptional ? operand.Parameters[0] : operand);
        return node.IsTest ? CelType.Bool : isOptional || node.IsOptional ? CelType.Optional(type) : type;
    }

    private CelType FieldType(SelectNode node, CelType operand)
    {
        switch (operand.Kind)
        {
            case CelTypeKind.Dyn:
                return CelType.Dyn;
            case CelTypeKind.Map when TypeRelation.IsAssignable(operand.Parameters[0], CelType.String):
                return operand.Parameters[1];
            case CelTypeKind.Object:
                return DeclaredField(node, operand.ObjectType!);
            default:
                return session.Mistyped(node.FieldRange, $"{operand} has no field `{node.Field}`{Hint(operand)}");
        }
    }

    private CelType DeclaredField(SelectNode node, CelObjectType type)
    {
        node.Declared = type.FindField(node.Field);
        if (node.Declared is { } field)
        {
            return field.ReadType;
        }

        var near = Suggestion.For(node.Field, type.Fields.Select(f => f.Name));
        return session.Mistyped(node.FieldRange, $"{type.Name} has no field `{node.Field}`{(near.Length > 0 || type.Advice.Length == 0 ? near : $"; {type.Advice}")}");
    }

    /// <summary>A field of that name that was read without the object before it, else a name that is near, else a field whose name is.</summary>
    private string Meant(string name)
    {
        if (OperatorWord.Hint(name) is { Length: > 0 } hint)
        {
            return hint;
        }

        string[] fields = [.. session.VisibleObjects.SelectMany(v => v.Type.ObjectType!.Fields.Select(f => $"{v.Name}.{f.Name}"))];
        string? Field(StringComparison comparison) => fields.FirstOrDefault(f => f[(f.LastIndexOf('.') + 1)..].Equals(name, comparison));
        if ((Field(StringComparison.Ordinal) ?? Field(StringComparison.OrdinalIgnoreCase)) is { } field)
        {
            return $"; did you mean `{field}`?";
        }

        var near = Suggestion.For(name, session.VisibleNames);
        return near.Length > 0 || name.Length < ShortestField ? near : session.VisibleObjects.Select(v => Suggestion.For(name, v.Type.ObjectType!.Fields.Select(f => f.Name), $"{v.Name}.")).FirstOrDefault(s => s.Length > 0, "");
    }

    private static string Hint(CelType operand) => operand.Kind == CelTypeKind.List
        ? "; take an element `[0]`, or walk over it with exists(), all(), filter() or map()"
        : "";
}
