using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>What one check of one expression accumulates: diagnostics and the local variables in scope.</summary>
internal sealed class CheckSession(CelEnvironment environment, string source, bool isChecked)
{
    private const int MaxDiagnostics = 50;
    private readonly List<CelDiagnostic> _diagnostics = [];
    private readonly List<LocalVariable> _locals = [];

    public CelEnvironment Environment => environment;

    public string Source => source;

    /// <summary>False when mistakes of type are left to run time.</summary>
    public bool IsChecked => isChecked;

    public bool HasErrors => _diagnostics.Exists(d => d.Severity == CelSeverity.Error);

    public int LocalCount { get; private set; }

    public IReadOnlyList<CelDiagnostic> Diagnostics => [.. _diagnostics.OrderBy(d => d.Range.Start).ThenBy(d => d.Range.End)];

    public IEnumerable<string> VisibleNames => _locals.Select(l => l.Name).Concat(environment.VariableNames);

    /// <summary>The variables that are objects, with their types: those of macros first, the innermost before the others.</summary>
    public IEnumerable<(string Name, CelType Type)> VisibleObjects => _locals.AsEnumerable().Reverse().Select(l => (l.Name, l.Type))
        .Concat(environment.VariableNames.Select(n => (n, environment.FindVariable(n)!.Type))).Where(v => v.Item2.Kind == CelTypeKind.Object);

    /// <summary>Reports what can never compile.</summary>
    public void Error(CelRange range, string message) => Add(CelSeverity.Error, range, message);

    /// <summary>Reports a mistake of names or types, which unchecked expressions meet at run time instead.</summary>
    /// <returns>The type to go on with.</returns>
    public CelType Mistyped(CelRange range, string message)
    {
        if (isChecked)
        {
            Add(CelSeverity.Error, range, message);
        }

        return CelType.Dyn;
    }

    public void Warning(CelRange range, string message)
    {
        if (isChecked)
        {
            Add(CelSeverity.Warning, range, message);
        }
    }

    public LocalVariable? FindLocal(string name) => _locals.FindLast(l => string.Equals(l.Name, name, StringComparison.Ordinal));

    public LocalVariable Declare(string name, CelType type)
    {
        var local = new LocalVariable(name, _locals.Count, type);
        _locals.Add(local);
        LocalCount = Math.Max(LocalCount, _locals.Count);
        return local;
    }

    public void Forget(int count) => _locals.RemoveRange(_locals.Count - count, count);

    private void Add(CelSeverity severity, CelRange range, string message)
    {
        if (_diagnostics.Count < MaxDiagnostics)
        {
            _diagnostics.Add(new(severity, message, range, CelPosition.At(source, range.Start)));
        }
    }
}
