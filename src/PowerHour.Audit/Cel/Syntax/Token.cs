using System.Runtime.InteropServices;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A word of the source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands.</param>
/// <param name="Text">The name of an identifier, the content of a string, the digits of a number.</param>
/// <param name="Bytes">The content of a bytes literal.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, CelRange Range, string Text = "", byte[]? Bytes = null);
