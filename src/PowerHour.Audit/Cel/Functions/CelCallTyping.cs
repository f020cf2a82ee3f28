using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The answer of a <see cref="CelResultTyping"/>: a type, or what is wrong with the call.</summary>
public sealed record CelCallTyping
{
    private CelCallTyping(CelType result, string? error) => (Result, Error) = (result, error);

    /// <summary>The type of the result; dyn when there is an error.</summary>
    public CelType Result { get; }

    /// <summary>What is wrong with the literal arguments, as one sentence; <see langword="null"/> when nothing is.</summary>
    public string? Error { get; }

    /// <summary>The call returns this type.</summary>
    public static CelCallTyping Of(CelType result) => new(result, null);

    /// <summary>The call is wrong.</summary>
    /// <param name="message">What is wrong, such as "no resource type `AWS::SageMaker::Modle`".</param>
    /// <param name="wrong">The word that may be misspelt; <see langword="null"/> when no suggestion makes sense.</param>
    /// <param name="candidates">The words it may have meant; the nearest is suggested.</param>
    public static CelCallTyping Wrong(string message, string? wrong = null, IEnumerable<string>? candidates = null) =>
        new(CelType.Dyn, message + Checking.Suggestion.For(wrong, candidates));
}
