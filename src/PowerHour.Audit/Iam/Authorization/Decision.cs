using System.Collections.Immutable;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>The answer to a request, with what decided it.</summary>
public sealed record Decision
{
    private readonly PolicyStatement? _statement;
    private readonly Lazy<ImmutableArray<string>>? _conditionKeys;

    internal Decision(AccessRequest request, DecisionOutcome outcome, PolicyStatement? statement, PolicyLayer? layer, Func<ImmutableArray<string>>? conditionKeys = null)
    {
        _conditionKeys = conditionKeys is null ? null : new Lazy<ImmutableArray<string>>(conditionKeys);
        Request = request;
        Outcome = outcome;
        _statement = statement;
        Layer = layer;
    }

    /// <summary>The question.</summary>
    public AccessRequest Request { get; internal init; }

    /// <summary>The answer.</summary>
    public DecisionOutcome Outcome { get; }

    /// <summary>The statement that allowed or denied; null when none did.</summary>
    public StatementReference? DecidedBy => _statement is null ? null : StatementReference.To(_statement);

    /// <summary>For an allowed request the layer that granted it; for a denied one the layer that denied or did not allow.</summary>
    public PolicyLayer? Layer { get; }

    /// <summary>For a conditional answer, the condition keys whose values would settle it, sorted.</summary>
    public ImmutableArray<string> ConditionKeys => _conditionKeys?.Value ?? [];

    /// <summary>For an unknown answer, the policies that could not be read, or the limit that was reached.</summary>
    public ImmutableArray<string> Unread
    {
        get => field.IsDefault ? field = OpenFor is null ? [] : EvaluationTrace.Unread(OpenFor) : field;
        init;
    }

    /// <summary>For an unknown answer, the same with the reasons: <c>policy: reason</c>.</summary>
    public ImmutableArray<string> UnreadBecause
    {
        get => field.IsDefault ? field = OpenFor is null ? [] : EvaluationTrace.UnreadBecause(OpenFor) : field;
        init;
    }

    /// <summary>The policies some of which could not be read, from which the causes are told when asked for; null where they are told already.</summary>
    internal PolicyBundle? OpenFor { get; init; }

    /// <summary>For a question about a pattern, a resource for which the answer holds; otherwise null.</summary>
    public string? Witness { get; init; }

    /// <summary>True when the answer is Allowed or Conditional.</summary>
    public bool IsPossible => Outcome is DecisionOutcome.Allowed or DecisionOutcome.Conditional;

    /// <summary>For a denied request, what would have been needed; otherwise null.</summary>
    public string? Needed => DecisionWording.Needed(this);

    internal PolicyStatement? Statement => _statement;
}
