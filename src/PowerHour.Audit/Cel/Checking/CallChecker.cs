using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Finds the overloads a call may mean.</summary>
internal sealed class CallChecker(CheckSession session, Checker checker, NameChecker names)
{
    public CelType Check(CallNode call)
    {
        var overloads = Resolve(call);
        if (overloads.Length == 0)
        {
            return Undeclared(call);
        }

        var arguments = call.Operands.Select(checker.Check).ToArray();
        var matches = new List<OverloadMatch>();
        foreach (var overload in overloads)
        {
            if (OverloadMatch.Try(overload, arguments) is { } match)
            {
                matches.Add(match);
            }
        }

        call.Candidates = session.IsChecked ? [.. matches.Select(m => m.Overload)] : overloads;
        return matches.Count == 0 ? Mismatch(call, overloads, arguments) : ResultOf(call, matches, arguments);
    }

    private CelOverload[] Resolve(CallNode call)
    {
        if (call.Target is null)
        {
            return Named(call, call.Function, call.IsAbsolute);
        }

        if (names.DottedName(call.Target, out var isAbsolute) is { } space
            && Named(call, space + "." + call.Function, isAbsolute) is { Length: > 0 } overloads)
        {
            return overloads;
        }

        call.HasReceiver = true;
        call.ResolvedName = call.Function;
        return [.. (session.Environment.FindFunction(call.Function) ?? []).Where(o => o.IsMember)];
    }

    private CelOverload[] Named(CallNode call, string name, bool isAbsolute)
    {
        foreach (var candidate in names.Candidates(name, isAbsolute))
        {
            var overloads = (session.Environment.FindFunction(candidate) ?? []).Where(o => !o.IsMember).ToArray();
            if (overloads.Length > 0)
            {
                call.ResolvedName = candidate;
                return overloads;
            }
        }

        return [];
    }

    private CelType ResultOf(CallNode call, List<OverloadMatch> matches, CelType[] arguments)
    {
        CelType? result = null;
        foreach (var match in matches)
        {
            var type = match.Overload.ResultTyping is { } typing ? Ask(call, typing, arguments) : match.Result;
            result = result is null ? type : TypeRelation.Join(result, type) ?? CelType.Dyn;
        }

        if (matches is [{ Overload.LiteralAdvice: { } advice }])
        {
            Advise(call, advice);
        }

        return result!;
    }

    private void Advise(CallNode call, CelLiteralAdvice advice)
    {
        var operands = call.Operands.ToArray();
        for (var i = 0; i < operands.Length; i++)
        {
            foreach (var literal in (operands[i] is ListNode list ? list.Children : [operands[i]]).OfType<LiteralNode>())
            {
                if (literal.Text is { } text && advice(i, text) is { } odd)
                {
                    session.Warning(literal.Range, odd);
                }
            }
        }
    }

    private CelType Ask(CallNode call, CelResultTyping typing, CelType[] arguments)
    {
        var literals = call.Operands.Select(o => (o as LiteralNode)?.Text).ToArray();
        var answer = typing(literals, arguments);
        if (answer.Error is not { } error)
        {
            return answer.Result;
        }

        var place = call.Arguments.FirstOrDefault(o => o is LiteralNode { Text: not null }) ?? call;
        return session.Mistyped(place.Range, error);
    }

    private CelType Undeclared(CallNode call)
    {
        if (call.Target is { } target && names.DottedName(target, out _) is null)
        {
            checker.Check(target);
        }

        if (!session.IsChecked)
        {
            CheckUnresolved(call);
        }

        if (MacroExpander.Names.Contains(call.Function, StringComparer.Ordinal))
        {
            return session.Mistyped(call.Range, $"`{call.Function}` takes a variable and an expression, as in `list.{call.Function}(x, x > 0)`");
        }

        var name = Written(call);
        var all = session.Environment.FunctionNames.Concat(MacroExpander.Names);
        var isMember = (session.Environment.FindFunction(call.Function) ?? []).Length > 0;
        var problem = !isMember ? $"undeclared function `{name}`{(call.Target is null && OperatorWord.Hint(name) is { Length: > 0 } hint ? hint : Suggestion.For(name, all))}"
            : call.Target is null ? $"`{call.Function}` is called on a value: `value.{call.Function}(...)`"
            : $"`{call.Function}` is called without a value in front: `{call.Function}(...)`";
        return session.Mistyped(call.NameRange, problem);
    }

    // `math.flor(x)` is a misspelt function of a namespace; `self.flor(x)` one of a value.
    private string Written(CallNode call) =>
        call.Target is { } target && names.DottedName(target, out _) is { } space && session.Environment.FindVariable(space.Split('.')[0]) is null
            ? space + "." + call.Function
            : call.Function;

    // An unchecked call of something undeclared fails when it runs; its parts are not evaluated.
    private static void CheckUnresolved(CallNode call)
    {
        call.HasReceiver = false;
        call.ResolvedName = call.Function;
    }

    private CelType Mismatch(CallNode call, CelOverload[] overloads, CelType[] arguments)
    {
        var given = call.HasReceiver
            ? $"{arguments[0]}.{call.ResolvedName}({string.Join(", ", arguments.Skip(1))})"
            : $"{call.ResolvedName}({string.Join(", ", (IEnumerable<CelType>)arguments)})";
        return session.Mistyped(call.Range, $"no such call: {given}; there is {string.Join(", ", overloads.Take(5))}");
    }
}
