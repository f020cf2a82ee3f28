using System.Globalization;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Names a statement so that a reader finds it.</summary>
/// <param name="Policy">The policy's ARN, or where it is attached.</param>
/// <param name="Kind">Where it is attached.</param>
/// <param name="Index">The statement's place in the document, from 0.</param>
/// <param name="Sid">Its Sid, or null.</param>
/// <param name="Position">Its line and column in the document.</param>
public sealed record StatementReference(string Policy, PolicyKind Kind, int Index, string? Sid, TextPosition Position)
{
    // Written out once: thousands of findings name the same few statements.
    private readonly string _text = Sid is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Policy} statement {Index + 1} ({Position})")
        : string.Create(CultureInfo.InvariantCulture, $"{Policy} statement '{Sid}' ({Position})");

    internal static StatementReference To(PolicyStatement statement) => statement.Reference ??=
        new(statement.Policy.Name, statement.Policy.Kind, statement.Index, statement.Sid, statement.Position);

    /// <summary>The policy, the Sid or number of the statement, and its place.</summary>
    /// <returns>For example <c>arn:aws:iam::aws:policy/X statement 2 (12:5)</c>.</returns>
    public override string ToString() => _text;
}
