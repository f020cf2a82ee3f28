using System.Text.Json;

namespace PowerHour.Audit.Graph.Places;

/// <summary>A step of a pipeline or state machine.</summary>
/// <param name="Path">Where its arguments stand in the resource.</param>
/// <param name="Call">What it calls: <c>Training</c> and the like in a pipeline, <c>sagemaker:createTrainingJob</c> or the ARN of a function in a state machine.</param>
/// <param name="Arguments">What it calls it with.</param>
internal readonly record struct DefinitionStep(string Path, string Call, JsonElement Arguments);
