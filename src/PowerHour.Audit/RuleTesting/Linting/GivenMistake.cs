using System.Runtime.InteropServices;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>A property in a test that AWS would not answer so.</summary>
/// <param name="Word">The word to look for in the file.</param>
/// <param name="Sentence">What is wrong.</param>
/// <param name="IsDoubt">True where AWS may have added it since.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GivenMistake(string Word, string Sentence, bool IsDoubt);
