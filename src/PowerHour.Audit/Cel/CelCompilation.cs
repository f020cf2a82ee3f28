using System.Diagnostics.CodeAnalysis;

namespace PowerHour.Audit.Cel;

/// <summary>The outcome of compiling one expression.</summary>
/// <param name="Program">The program; <see langword="null"/> when there are errors.</param>
/// <param name="Diagnostics">Errors and warnings in the order of the source; empty when all is well.</param>
public sealed record CelCompilation(CelProgram? Program, IReadOnlyList<CelDiagnostic> Diagnostics)
{
    /// <summary>Whether there is a program; there may still be warnings.</summary>
    [MemberNotNullWhen(true, nameof(Program))]
    public bool Succeeded => Program is not null;
}
