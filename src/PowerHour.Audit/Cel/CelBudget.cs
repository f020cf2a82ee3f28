namespace PowerHour.Audit.Cel;

/// <summary>Steps that several evaluations may take together, beside the bound of each (<see cref="CelLimits.MaxSteps"/>).</summary>
/// <param name="steps">How many, not negative.</param>
public sealed class CelBudget(long steps)
{
    /// <summary>Steps that are left.</summary>
    public long Remaining { get; private set; } = steps;

    /// <summary>Allows more steps.</summary>
    /// <param name="more">How many, not negative.</param>
    public void Add(long more) => Remaining += more;

    /// <summary>Counts steps that were taken; the last evaluation may have begun one too many.</summary>
    internal void Spend(long taken) => Remaining = Math.Max(0, Remaining - taken);
}
