using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>A rule in force by which a bucket copies what is put into it to another.</summary>
/// <param name="Node">The bucket that copies.</param>
/// <param name="From">Its name.</param>
/// <param name="Filter">What it copies.</param>
/// <param name="To">The name of the bucket that receives.</param>
/// <param name="Account">The account that the copies are handed to; empty where the rule names none.</param>
/// <param name="Field">Where the rule stands.</param>
internal sealed record ReplicationRule(Node Node, string From, S3Place Filter, string To, string Account, string Field);
