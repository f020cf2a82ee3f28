namespace PowerHour.Audit.Cel;

/// <summary>What an expression mentions, found without running it.</summary>
/// <param name="Variables">Names of the variables it reads, in order of first mention.</param>
/// <param name="Functions">Names of the functions it calls, operators left out, in order of first mention.</param>
/// <param name="FieldPaths">Paths of fields selected from variables, such as <c>self.VpcConfig.Subnets</c>: the longest ones, in order of first mention.</param>
/// <param name="LiteralArguments">Function name to the string literals given as its first argument, the receiver not counted.</param>
public sealed record CelReferences(
    IReadOnlyList<string> Variables,
    IReadOnlyList<string> Functions,
    IReadOnlyList<string> FieldPaths,
    IReadOnlyDictionary<string, IReadOnlyList<string>> LiteralArguments)
{
    /// <summary>The string literals given as first argument of a function; empty when there are none.</summary>
    public IReadOnlyList<string> LiteralsOf(string function) => LiteralArguments.GetValueOrDefault(function, []);

    /// <summary>The paths selected from one variable, without its name: <c>VpcConfig.Subnets</c>.</summary>
    public IEnumerable<string> FieldsOf(string variable) =>
        FieldPaths.Where(p => p.StartsWith(variable + ".", StringComparison.Ordinal)).Select(p => p[(variable.Length + 1)..]);
}
