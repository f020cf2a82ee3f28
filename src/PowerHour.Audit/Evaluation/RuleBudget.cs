using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>Bounds what one rule may cost over a whole scan, so that no card can hold the others up.</summary>
/// <remarks>
/// The first resource may be joined to everything there is, a few rounds each; after that the rule must do with an average that still allows for
/// joins of ten thousand. A rule that is linear in the account never comes near: typical expressions take under a hundred steps.
/// </remarks>
internal sealed class RuleBudget
{
    /// <summary>Steps a rule has before it looks at the first resource: a quarter of a second.</summary>
    private const long Start = 1_000_000;

    /// <summary>Steps more for each resource that the snapshot holds: one join to all of them.</summary>
    private const long PerHeld = 100;

    /// <summary>Steps more for each resource that is judged.</summary>
    private const long PerJudged = 20_000;

    /// <summary>The same where paths are looked for: there are few models, and many ways to each.</summary>
    private const long PerModel = 200_000;

    /// <summary>On how many resources a rule may run out of steps before it is not tried further.</summary>
    private const int MostExhausted = 3;

    private readonly CelBudget _steps;
    private readonly long _perJudged;
    private long _given;
    private int _exhausted;

    /// <summary>Gives a rule its steps.</summary>
    /// <param name="activation">What its expressions are evaluated with.</param>
    /// <param name="resources">How many resources the snapshot holds.</param>
    /// <param name="findsPaths">Whether the rule looks for paths.</param>
    public RuleBudget(CelActivation activation, long resources, bool findsPaths)
    {
        activation.Budget = _steps = new CelBudget(_given = Start + (resources * PerHeld));
        _perJudged = findsPaths ? PerModel : PerJudged;
    }

    /// <summary>Steps that the rule took so far.</summary>
    public long Taken => _given - _steps.Remaining;

    /// <summary>What is said of resources on which the rule was not tried.</summary>
    public CelValue GivenUp { get; } = CelValue.Error($"the rule ran out of steps on {MostExhausted} resources and was not tried on this one", CelErrorCode.LimitExceeded);

    /// <summary>Turns to a resource.</summary>
    /// <returns>False where the rule is not to be tried any more.</returns>
    public bool TryBegin()
    {
        _steps.Add(_perJudged);
        _given += _perJudged;
        return _exhausted < MostExhausted;
    }

    /// <summary>Notes how it went.</summary>
    /// <param name="value">What the rule came to.</param>
    public void End(CelValue value) => _exhausted += value.IsError && value.AsError().Code == CelErrorCode.LimitExceeded ? 1 : 0;
}
