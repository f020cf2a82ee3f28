namespace PowerHour.Audit.Documents;

/// <summary>A file a person wrote can not be used. Carries every problem found, not only the first.</summary>
/// <param name="problems">The problems, in file order.</param>
public sealed class DocumentException(IReadOnlyList<DocumentProblem> problems)
    : Exception(string.Join('\n', problems.Select(p => p.ToString())))
{
    /// <summary>Creates it for one problem.</summary>
    /// <param name="problem">The problem.</param>
    public DocumentException(DocumentProblem problem)
        : this([problem])
    {
    }

    /// <summary>The problems, in file order.</summary>
    public IReadOnlyList<DocumentProblem> Problems { get; } = problems;
}
