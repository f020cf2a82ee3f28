using System.Text.Json;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>An expression and what it must come to, from a data file.</summary>
internal sealed record ExpressionCase(string Expr, JsonElement Expect);
