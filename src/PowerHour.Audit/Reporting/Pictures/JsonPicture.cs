using System.Text;
using System.Text.Json;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>A picture's graph for programs, in the terms of OpenLineage where they fit: <c>reports/graph.schema.json</c> describes it.</summary>
internal static class JsonPicture
{
    /// <summary>The version of the document's form.</summary>
    public const string SchemaVersion = "1.1";

    /// <summary>Writes the graph, every resource by itself.</summary>
    public static string Write(Picture picture, AuditReport report)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.Text("schemaVersion", SchemaVersion);
            json.Text("producer", $"PowerHour.Audit/{report.ToolVersion}");
            json.Text("eventTime", ReportText.Machine(report.Manifest.EndedAt));
            json.Text("snapshotHash", report.SnapshotHash);
            json.Text("title", picture.Title);
            var inputs = picture.Edges.ToLookup(e => e.To, e => e.From, StringComparer.Ordinal);
            var outputs = picture.Edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
            json.List("datasets", picture.Nodes.Where(IsDataset), (j, n) => Node(j, n));
            json.List("jobs", picture.Nodes.Where(n => !IsDataset(n)), (j, n) =>
            {
                Node(j, n);
                j.Texts("inputs", inputs[n.Id]);
                j.Texts("outputs", outputs[n.Id]);
            });
            json.List("edges", picture.Edges, Edge);
            json.List("paths", picture.Paths, Path);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.ToArray()) + "\n";
    }

    private static bool IsDataset(PictureNode node) => node.Shape is PictureShape.Data;

    private static void Node(Utf8JsonWriter json, PictureNode node)
    {
        json.Text("id", node.Id);
        json.Text("namespace", Namespace(node.Id));
        json.Text("name", node.Name);
        json.WriteStartObject("facets");
        json.Text("type", node.Type);
        json.Text("kind", node.Kind);
        json.Text("stage", node.Stage.ToString().ToLowerInvariant());
        json.WriteNumber("failures", node.Failures);
        json.WriteBoolean("attacked", node.IsAttacked);
        json.WriteBoolean("outsider", node.IsOutsider);
        json.WriteEndObject();
    }

    private static void Edge(Utf8JsonWriter json, PictureEdge edge)
    {
        json.Text("from", edge.From);
        json.Text("to", edge.To);
        json.Text("label", edge.Label);
        json.Text("certainty", edge.Certainty.ToString().ToLowerInvariant());
        json.WriteBoolean("attack", edge.IsAttack);
        json.WriteBoolean("cut", edge.IsCut);
        json.Texts("paths", edge.Paths);
    }

    private static void Path(Utf8JsonWriter json, PicturePath path)
    {
        json.Text("id", path.Id);
        json.Text("rule", path.Rule);
        json.Text("resource", path.Resource);
        json.Text("severity", path.Severity);
        json.Text("class", path.Class);
        json.WriteNumber("count", path.Count);
        json.Texts("nodes", path.Nodes);
        json.Text("cut", path.Cut);
    }

    // OpenLineage names an S3 dataset by its bucket; whatever else has an ARN is named by service, region and account.
    private static string Namespace(string id) => !Inventory.Arn.TryParse(id, out var arn) ? "" : arn.Service == "s3" ? $"s3://{arn.Resource.Split('/')[0]}" : $"{arn.Service}://{arn.Region}/{arn.AccountId}";
}
