using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>A version of a managed policy that is not its default one: it binds nobody until somebody makes it the default. Read when it is first asked for.</summary>
/// <param name="name">What to call it in evidence.</param>
/// <param name="text">The text of the document.</param>
/// <param name="options">How to read it.</param>
internal sealed class OlderVersion(string name, byte[] text, PolicyParseOptions options)
{
    private readonly Dictionary<PolicyKind, PolicyDocument> _read = [];

    /// <summary>The document, attached or as a boundary.</summary>
    internal PolicyDocument As(PolicyKind kind) =>
        _read.TryGetValue(kind, out var document) ? document : _read[kind] = PolicyDocument.Parse(text, kind, name, options);
}
