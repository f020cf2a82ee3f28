namespace PowerHour.Audit.Cel.Functions;

/// <summary>Says at check time what is odd about a string literal that is an argument, or an element of a list literal that is one.</summary>
/// <param name="argument">Which argument, from 0; the receiver of a member function is the first.</param>
/// <param name="literal">The text.</param>
/// <returns>One sentence for a warning; <see langword="null"/> where nothing is odd.</returns>
public delegate string? CelLiteralAdvice(int argument, string literal);
