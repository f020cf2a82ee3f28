namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Draws what is a part of another resource as one box with it: a configuration with its endpoint, a stage with its API. Attacked parts stay, but for configurations, at which nothing happens by itself.</summary>
internal static class PictureFolds
{
    private const string Plain = "AWS::SageMaker::EndpointConfig";

    private static readonly Dictionary<string, string> WholeOf = new(StringComparer.Ordinal)
    {
        ["AWS::SageMaker::EndpointConfig"] = "AWS::SageMaker::Endpoint",
        ["AWS::SageMaker::PipelineExecution"] = "AWS::SageMaker::Pipeline",
        ["AWS::ApiGateway::Resource"] = "AWS::ApiGateway::RestApi",
        ["AWS::ApiGateway::Stage"] = "AWS::ApiGateway::RestApi",
    };

    /// <summary>Folds a picture.</summary>
    public static Picture Fold(Picture picture)
    {
        var boxes = picture.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        var joined = picture.Edges.SelectMany(e => new[] { (Part: e.From, Whole: e.To), (Part: e.To, Whole: e.From) }).ToLookup(e => e.Part, e => e.Whole, StringComparer.Ordinal);
        var into = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in picture.Nodes.Where(n => WholeOf.ContainsKey(n.Type) && (!n.IsAttacked || n.Type == Plain)))
        {
            if (joined[part.Id].Distinct(StringComparer.Ordinal).Where(w => boxes[w].Type == WholeOf[part.Type]).ToList() is [var only])
            {
                into[part.Id] = only;
            }
        }

        var attacked = into.Where(p => boxes[p.Key].IsAttacked).Select(p => p.Value).ToHashSet(StringComparer.Ordinal);
        var failures = into.GroupBy(p => p.Value, p => boxes[p.Key].Failures, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
        return picture with
        {
            Nodes = [.. picture.Nodes.Where(n => !into.ContainsKey(n.Id)).Select(n => n with { Failures = n.Failures + failures.GetValueOrDefault(n.Id), IsAttacked = n.IsAttacked || attacked.Contains(n.Id) })],
            Edges = PictureGroups.Merge(picture.Edges.Select(e => e with { From = into.GetValueOrDefault(e.From, e.From), To = into.GetValueOrDefault(e.To, e.To) })),
        };
    }
}
