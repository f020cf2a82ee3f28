namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>What leads to a served model: found backwards from the model, each thing once, by the shortest way.</summary>
/// <param name="Artifacts">Ways from places that hold the model, or parts of it that training left (checkpoints, debugging output).</param>
/// <param name="Data">Ways from places and resources whose content the model was trained on.</param>
/// <param name="Workers">Ways from the jobs, streams and functions that made artifacts and data, the model's own resources among them.</param>
/// <param name="GapIds">Why there may be more, sorted: what was not read, a manifest whose rows were not read, or the limit of depth.</param>
public sealed record Closure(IReadOnlyList<Chain> Artifacts, IReadOnlyList<Chain> Data, IReadOnlyList<Chain> Workers, IReadOnlyList<string> GapIds)
{
    /// <summary>Why there may be further artifacts, sorted: what was not read of the model and its packages.</summary>
    public IReadOnlyList<string> HolderGapIds { get; init; } = [];
}
