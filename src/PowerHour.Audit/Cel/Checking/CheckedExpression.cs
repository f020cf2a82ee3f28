using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>A parsed expression with the checker's findings on its nodes.</summary>
/// <param name="Source">The text.</param>
/// <param name="Root">The whole expression.</param>
/// <param name="ResultType">Its type.</param>
/// <param name="LocalCount">How many locals comprehensions and binds need at most.</param>
internal sealed record CheckedExpression(string Source, SyntaxNode Root, CelType ResultType, int LocalCount);
