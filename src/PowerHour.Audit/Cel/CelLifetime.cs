namespace PowerHour.Audit.Cel;

/// <summary>How long a value stays the same while the host turns from one thing to the next. The shortest comes first.</summary>
public enum CelLifetime
{
    /// <summary>Until the host turns to another thing.</summary>
    Each,

    /// <summary>Until the host turns to a thing of another group, such as another region.</summary>
    Group,

    /// <summary>For as long as the activation.</summary>
    Always,
}
