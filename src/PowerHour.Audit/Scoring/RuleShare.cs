using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Scoring;

/// <summary>How the resources of one rule ended, counted with production three times.</summary>
internal sealed class RuleShare(Rule rule)
{
    private long _pass;
    private long _fail;
    private long _unknown;

    /// <summary>The rule.</summary>
    public Rule Rule => rule;

    /// <summary>Whether any resource counts.</summary>
    public bool Counts => Total > 0;

    /// <summary>The share that holds.</summary>
    public Rational Pass => new(_pass, Total);

    /// <summary>The share that was not decided.</summary>
    public Rational Unknown => new(_unknown, Total);

    /// <summary>The share that does not hold.</summary>
    public Rational Fail => new(_fail, Total);

    /// <summary>The share that may hold.</summary>
    public Rational PassOrUnknown => new(_pass + _unknown, Total);

    /// <summary>The share that was decided.</summary>
    public Rational Decided => new(_pass + _fail, Total);

    private long Total => _pass + _fail + _unknown;

    /// <summary>Counts an item.</summary>
    public void Add(ScoreItem item)
    {
        var count = item.IsProduction ? RuleWeights.Production : 1;
        switch (item.State)
        {
            case ScoreState.Pass:
                _pass += count;
                break;
            case ScoreState.Unknown:
                _unknown += count;
                break;
            case ScoreState.Fail or ScoreState.Suppressed:
                _fail += count;
                break;
        }
    }
}
