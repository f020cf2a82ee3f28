using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Types the macros that bind variables.</summary>
internal sealed class ComprehensionChecker(CheckSession session, Checker checker)
{
    public CelType Check(ComprehensionNode node)
    {
        var source = checker.Check(node.Source);
        var types = VariableTypes(node, source);
        for (var i = 0; i < types.Length; i++)
        {
            WarnHidden(node.Variables[i]);
            var local = session.Declare(node.Variables[i].Name, types[i]);
            node.FirstLocal = i == 0 ? local.Index : node.FirstLocal;
        }

        var result = Body(node, source, types);
        session.Forget(types.Length);
        return result;
    }

    private void WarnHidden(NameNode variable)
    {
        if (session.FindLocal(variable.Name) is not null || session.Environment.FindVariable(variable.Name) is not null)
        {
            session.Warning(variable.Range, $"`{variable.Name}` hides another variable of that name; choose another");
        }
    }

    private CelType[] VariableTypes(ComprehensionNode node, CelType source) => node.Kind switch
    {
        ComprehensionKind.Bind => [source],
        ComprehensionKind.OptMap or ComprehensionKind.OptFlatMap => [InsideOptional(node, source)],
        _ => ElementTypes(node, source),
    };

    private CelType[] ElementTypes(ComprehensionNode node, CelType source)
    {
        var isPair = node.Variables.Length == 2;
        switch (source.Kind)
        {
            case CelTypeKind.List:
                return isPair ? [CelType.Int, source.Parameters[0]] : [source.Parameters[0]];
            case CelTypeKind.Map:
                return isPair ? [.. source.Parameters] : [source.Parameters[0]];
            default:
                if (source.Kind != CelTypeKind.Dyn)
                {
                    session.Mistyped(node.Source.Range, $"only a list or a map can be walked over, not {source}");
                }

                return isPair ? [CelType.Dyn, CelType.Dyn] : [CelType.Dyn];
        }
    }

    private CelType InsideOptional(ComprehensionNode node, CelType source) => source.Kind switch
    {
        CelTypeKind.Optional => source.Parameters[0],
        CelTypeKind.Dyn => CelType.Dyn,
        _ => session.Mistyped(node.Source.Range, $"only an optional has optMap() and optFlatMap(), not {source}"),
    };

    private CelType Body(ComprehensionNode node, CelType source, CelType[] variables)
    {
        if (node.Filter is { } filter)
        {
            checker.CheckBool(filter, "the filter");
        }

        switch (node.Kind)
        {
            case ComprehensionKind.All or ComprehensionKind.Exists or ComprehensionKind.ExistsOne:
                checker.CheckBool(node.Body, "the condition");
                return CelType.Bool;
            case ComprehensionKind.Filter:
                checker.CheckBool(node.Body, "the condition");
                return CelType.List(variables[0]);
            case ComprehensionKind.Map:
                return CelType.List(checker.Check(node.Body));
            case ComprehensionKind.TransformMap:
                return CelType.Map(variables[0], checker.Check(node.Body));
            case ComprehensionKind.OptMap:
                return CelType.Optional(checker.Check(node.Body));
            case ComprehensionKind.TransformMapEntry:
                return Must(node.Body, CelType.Map(CelType.Dyn, CelType.Dyn));
            case ComprehensionKind.OptFlatMap:
                return Must(node.Body, CelType.Optional(CelType.Dyn));
            default:
                return checker.Check(node.Body);
        }
    }

    private CelType Must(SyntaxNode body, CelType expected)
    {
        var type = checker.Check(body);
        return TypeRelation.IsAssignable(expected, type) ? type : session.Mistyped(body.Range, $"the body must be {expected.Name}, but is {type}");
    }
}
