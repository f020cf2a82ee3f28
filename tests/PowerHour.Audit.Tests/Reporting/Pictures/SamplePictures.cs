using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Tests.Reporting;

namespace PowerHour.Audit.Tests.Reporting.Pictures;

/// <summary>Pictures to draw: a small one with an attack, a hostile one.</summary>
internal static class SamplePictures
{
    /// <summary>Somebody from outside writes the rows that a fraud model is trained on; a notebook role may move the image that serves it.</summary>
    public static Picture Attacked() => Make("Lineage of the model fraud-v4",
    [
        Node("outsider", "AWS::IAM::Role", "account", "444455556666", PictureStage.Actors, PictureShape.Actor) with { IsOutsider = true, IsAttacked = true },
        Node("notebook-role", "AWS::IAM::Role", "role", "data-science-notebooks", PictureStage.Actors, PictureShape.Actor),
        Node("clicks", "AWS::Kinesis::Stream", "data stream", "clicks", PictureStage.Sources, PictureShape.Data),
        Node("raw", "AWS::S3::Bucket", "bucket", "example-raw-events", PictureStage.Data, PictureShape.Data) with { IsAttacked = true, Failures = 3 },
        Node("curate", "AWS::Glue::Job", "Glue job", "curate-clicks", PictureStage.Data, PictureShape.Work) with { IsAttacked = true },
        Node("features", "AWS::S3::Bucket", "bucket", "example-curated-features-of-all-customers-2026", PictureStage.Data, PictureShape.Data) with { IsAttacked = true },
        Node("train", "AWS::SageMaker::TrainingJob", "training job", "fraud-2026-02-27", PictureStage.Training, PictureShape.Work) with { IsAttacked = true, Failures = 1 },
        Node("tag", "AWS::ECR::Repository", "repository", "fraud-serving", PictureStage.Training, PictureShape.Data),
        Node("artifact", "AWS::S3::Bucket", "bucket", "example-model-artifacts", PictureStage.Models, PictureShape.Data) with { IsAttacked = true },
        Node("model", "AWS::SageMaker::Model", "model", "fraud-v4", PictureStage.Models, PictureShape.Model) with { IsAttacked = true, IsSubject = true },
        Node("endpoint", "AWS::SageMaker::Endpoint", "endpoint", "fraud", PictureStage.Serving, PictureShape.Model) with { Failures = 120 },
        Node("api", "AWS::ApiGateway::RestApi", "REST API", "score", PictureStage.Access, PictureShape.Work),
        Node("capture", "AWS::S3::Bucket", "bucket", "example-endpoint-capture", PictureStage.Access, PictureShape.Data),
    ],
    [
        Attack("outsider", "raw", "can write") with { IsCut = true },
        Attack("raw", "curate", "read by"),
        Attack("curate", "features", "written to"),
        Attack("features", "train", "read by"),
        Attack("train", "artifact", "written to"),
        Attack("artifact", "model", "loaded by"),
        Line("clicks", "raw", "delivered to", PictureCertainty.Derived),
        Line("notebook-role", "tag", "can move", PictureCertainty.Capability),
        Line("tag", "model", "image of"),
        Line("model", "endpoint", "deployed by"),
        Line("endpoint", "api", "fronted by"),
        Line("endpoint", "capture", "captured to"),
        Line("capture", "features", "fed back", PictureCertainty.Assumed),
    ]);

    /// <summary>The same boxes and lines, with names that attack a reader.</summary>
    public static Picture Hostile()
    {
        var attacks = HostileTexts.All;
        var picture = Attacked();
        return new Picture(attacks[0], attacks[1 % attacks.Count],
            [.. picture.Nodes.Select((n, i) => n with { Name = attacks[i % attacks.Count], Kind = attacks[(i + 3) % attacks.Count] })],
            [.. picture.Edges.Select((e, i) => e with { Label = attacks[(i + 5) % attacks.Count] })]);
    }

    /// <summary>Many jobs between the same buckets, as an account has after a year.</summary>
    public static Picture Crowded(int jobs)
    {
        List<PictureNode> nodes = [Node("raw", "AWS::S3::Bucket", "bucket", "raw", PictureStage.Data, PictureShape.Data), Node("artifacts", "AWS::S3::Bucket", "bucket", "artifacts", PictureStage.Models, PictureShape.Data)];
        List<PictureEdge> edges = [];
        for (var i = 0; i < jobs; i++)
        {
            nodes.Add(Node($"job-{i:000}", "AWS::SageMaker::TrainingJob", "training job", $"nightly-{i:000}", PictureStage.Training, PictureShape.Work) with { IsAttacked = i == 7, Failures = i % 3 });
            edges.Add(Line("raw", $"job-{i:000}", "read by") with { IsAttack = i == 7 });
            edges.Add(Line($"job-{i:000}", "artifacts", "written to"));
        }

        return Make("Crowded", nodes, edges);
    }

    private static Picture Make(string title, List<PictureNode> nodes, List<PictureEdge> edges)
    {
        var picture = new Picture(title, "", [.. nodes.OrderBy(n => n.Id, StringComparer.Ordinal)], PictureGroups.Merge(edges));
        return picture with { Description = PictureSentences.Describe(picture) };
    }

    private static PictureNode Node(string id, string type, string kind, string name, PictureStage stage, PictureShape shape) =>
        new() { Id = id, Type = type, Kind = kind, Name = name, Stage = stage, Shape = shape };

    private static PictureEdge Attack(string from, string to, string label) => Line(from, to, label) with { IsAttack = true };

    private static PictureEdge Line(string from, string to, string label, PictureCertainty certainty = PictureCertainty.Configured) =>
        new() { From = from, To = to, Label = label, Certainty = certainty };
}
