namespace PowerHour.Audit.Scoring;

/// <summary>When to act on a failure, the most pressing first. The words are those of stakeholder-specific vulnerability categorisation; the table is this product's own.</summary>
public enum FixDecision
{
    /// <summary>Now.</summary>
    Act,

    /// <summary>In this sprint.</summary>
    Attend,

    /// <summary>Watch it, and schedule it.</summary>
    TrackClosely,

    /// <summary>In the normal cycle.</summary>
    Track,
}
