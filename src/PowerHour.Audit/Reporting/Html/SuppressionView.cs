namespace PowerHour.Audit.Reporting.Html;

/// <summary>A suppression and what became of it.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Anchor">Where the rule stands in the page; empty where it did not judge.</param>
/// <param name="Title">The rule's title; its id where it did not judge.</param>
/// <param name="Resource">The pattern over ARNs.</param>
/// <param name="Note">The decision.</param>
/// <param name="Place">The file and the line.</param>
/// <param name="IsInForce">Whether it leaves failures alone.</param>
/// <param name="State">What became of it.</param>
internal sealed record SuppressionView(string Rule, string Anchor, string Title, string Resource, SuppressionNoteView Note, string Place, bool IsInForce, string State);
