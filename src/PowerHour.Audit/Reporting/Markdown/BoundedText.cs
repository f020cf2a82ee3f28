using System.Text;

namespace PowerHour.Audit.Reporting.Markdown;

/// <summary>A text that refuses what would not fit.</summary>
/// <param name="max">The longest text, in characters.</param>
internal sealed class BoundedText(int max)
{
    /// <summary>Kept for the closing lines.</summary>
    private const int Reserve = 600;

    private readonly StringBuilder _text = new();

    /// <summary>Adds a part, whole or not at all.</summary>
    /// <returns>False where it does not fit.</returns>
    public bool Add(string part)
    {
        if (_text.Length + part.Length > max - Reserve)
        {
            return false;
        }

        _text.Append(part);
        return true;
    }

    /// <summary>Adds the closing lines.</summary>
    public void End(string part) => _text.Append(part);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
