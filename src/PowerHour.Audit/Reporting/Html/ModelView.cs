namespace PowerHour.Audit.Reporting.Html;

/// <summary>A served model with all that is known of how it came about.</summary>
internal sealed record ModelView
{
    public required string Anchor { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Sentence { get; init; }

    public required PictureMarkup Drawing { get; init; }

    public required IReadOnlyList<PathLineView> Paths { get; init; }

    public required string PathsRest { get; init; }

    public required string PathsNote { get; init; }

    public required IReadOnlyList<ModelPartView> Inputs { get; init; }

    public required string InputsRest { get; init; }

    public required IReadOnlyList<ModelPartView> People { get; init; }

    public required string PeopleRest { get; init; }

    public required IReadOnlyList<TouchView> Touches { get; init; }

    public required string TouchesNote { get; init; }

    public required string TouchesRest { get; init; }

    public required IReadOnlyList<ModelFindingView> Findings { get; init; }

    public required string FindingsRest { get; init; }
}
