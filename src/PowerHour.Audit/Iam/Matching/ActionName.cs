namespace PowerHour.Audit.Iam.Matching;

/// <summary>An action, <c>service:Name</c>, compared without regard to case.</summary>
public readonly record struct ActionName
{
    private ActionName(string text, string service, string name)
    {
        Text = text;
        Service = service;
        Name = name;
    }

    /// <summary>The action as it was written.</summary>
    public string Text { get; }

    /// <summary>The service prefix in lower case.</summary>
    public string Service { get; }

    /// <summary>The name in lower case.</summary>
    public string Name { get; }

    /// <summary>Reads <c>service:Name</c>.</summary>
    /// <param name="text">The action.</param>
    /// <returns>The action name.</returns>
    /// <exception cref="FormatException">The text has no service prefix, no name, or a wildcard.</exception>
    public static ActionName Parse(string text) =>
        TryParse(text, out var action)
            ? action
            : throw new FormatException($"'{text}' is not an action: expected service:Name without wildcards, such as s3:GetObject.");

    /// <summary>Reads <c>service:Name</c> if the text has that form.</summary>
    /// <param name="text">The action.</param>
    /// <param name="action">The action name.</param>
    /// <returns>False when the text has no service prefix, no name, or a wildcard.</returns>
    public static bool TryParse(string text, out ActionName action)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1 || text.AsSpan().ContainsAny('*', '?'))
        {
            action = default;
            return false;
        }

        var lower = text.ToLowerInvariant();
        action = new ActionName(text, lower[..colon], lower[(colon + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ActionName other) => Ordinal.Same(Service, other.Service) && Ordinal.Same(Name, other.Name);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Service, Name);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
