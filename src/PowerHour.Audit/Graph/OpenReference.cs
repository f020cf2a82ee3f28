using PowerHour.Audit.AwsServices;

namespace PowerHour.Audit.Graph;

/// <summary>A reference whose target is looked for when all resources are known.</summary>
/// <param name="From">Who refers.</param>
/// <param name="Relation">By which relation.</param>
/// <param name="Place">Where in its properties.</param>
/// <param name="Target">The name of what is referred to.</param>
internal readonly record struct OpenReference(Node From, RelationDescriptor Relation, string Place, string Target);
