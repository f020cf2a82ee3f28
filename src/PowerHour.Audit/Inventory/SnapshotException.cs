namespace PowerHour.Audit.Inventory;

/// <summary>A snapshot file can not be used: damaged, not one of ours, or of a later format. The message is meant for a person.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What is wrong with which file, and what to do.</param>
    /// <param name="inner">The cause, or null.</param>
    public SnapshotException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
