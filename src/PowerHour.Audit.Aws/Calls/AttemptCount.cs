namespace PowerHour.Audit.Aws.Calls;

/// <summary>Counts the failed attempts of one call. Attempts of a call follow each other, so nothing is locked.</summary>
internal sealed class AttemptCount
{
    /// <summary>How many attempts were throttled.</summary>
    public int Throttles { get; private set; }

    /// <summary>How many attempts failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Notes one failed attempt.</summary>
    public void Failed(bool throttled)
    {
        Failures++;
        Throttles += throttled ? 1 : 0;
    }
}
