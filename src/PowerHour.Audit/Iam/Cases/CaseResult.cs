using System.Text.Json;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Cases;

/// <summary>A case and the decision made on it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Decision">The decision.</param>
public sealed record CaseResult(AccessCase Case, Decision Decision)
{
    /// <summary>False when the line expected another decision; true when it expected this one or none.</summary>
    public bool IsAsExpected => Case.Expected is null || Case.Expected == Decision.Outcome;

    /// <summary>Writes the result as one JSON object, without a line break.</summary>
    /// <param name="writer">Where to write.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Case.Id);
        writer.WriteString("decision", Decision.Outcome.ToString());
        WriteOptional(writer, "blockedBy", Decision.IsPossible ? null : Decision.Layer?.ToString());
        WriteOptional(writer, "decidedBy", Decision.DecidedBy?.ToString());
        WriteOptional(writer, "layer", Decision.Layer?.ToString());
        WriteStatement(writer);
        WriteList(writer, "conditionKeys", Decision.ConditionKeys);
        WriteList(writer, "unread", Decision.Unread);
        WriteOptional(writer, "needed", Decision.Needed);
        if (Case.Expected is { } expected)
        {
            writer.WriteString("expected", expected.ToString());
            writer.WriteBoolean("asExpected", IsAsExpected);
        }

        writer.WriteEndObject();
    }

    private void WriteStatement(Utf8JsonWriter writer)
    {
        if (Decision.DecidedBy is { } by)
        {
            writer.WriteStartObject("statement");
            writer.WriteString("policy", by.Policy);
            writer.WriteNumber("index", by.Index + 1);
            WriteOptional(writer, "sid", by.Sid);
            writer.WriteString("position", by.Position.ToString());
            writer.WriteEndObject();
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, System.Collections.Immutable.ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
