using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>A path in an expression.</summary>
/// <param name="way">The way.</param>
/// <param name="judgement">The account, in which its points are looked up.</param>
internal sealed class PathValue(Chain way, Judgement judgement) : CelObject
{
    /// <summary>The way.</summary>
    public Chain Way => way;

    /// <inheritdoc/>
    public override CelObjectType ObjectType => judgement.Types.Paths.PathType;

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = field.Name switch
        {
            "Who" => way.Actor is { } actor ? judgement.Show(actor) : CelValue.Null,
            "Kind" => CelValue.String(way.Head.Kind),
            "Type" => CelValue.String(way.Node?.Type.Name ?? ""),
            "Name" => CelValue.String(way.Head.Name),
            "Id" => CelValue.String(way.Head.Id),
            "Step" => CelValue.String(way.Link?.Label ?? ""),
            "Next" => way.Next is { } next ? CelValue.Object(new PathValue(next, judgement)) : CelValue.Null,
            "End" => CelValue.Object(new PathValue(way.Steps.Last(), judgement)),
            "Length" => CelValue.Int(way.Length),
            "Confidence" => CelValue.String(way.Confidence.ToString().ToUpperInvariant()),
            _ => Point(field.Name),
        };
        return !value.IsNull;
    }

    private CelValue Point(string field) => field switch
    {
        "Bucket" => CelValue.StringOrNull(way.Place?.Bucket),
        "Key" => CelValue.StringOrNull(way.Place?.Key),
        "Exact" => way.Place is { } place ? CelValue.Bool(place.IsObject) : CelValue.Null,
        "Tag" => CelValue.StringOrNull(way.Image?.Tag),
        "Digest" => CelValue.StringOrNull(way.Image?.Digest),
        "Resource" when way.Image is { } image => judgement.Show(judgement.Grants.Repository(image)),
        "Resource" => way.Node is { } node ? judgement.Show(judgement.Context.Store.Keep(node.Type).Find(node.Arn, node.Region)) : CelValue.Null,
        "Kinds" => CelValue.List(CelList.OfStrings(way.Steps.Select(s => s.Head.Kind))),
        "Steps" => CelValue.List(CelList.OfStrings(way.Steps.Select(s => s.Link?.Label).OfType<string>())),
        "Ids" => CelValue.List(CelList.OfStrings(way.Steps.Select(s => s.Head.Id))),
        "Certain" => CelValue.Bool(way.IsCertain),
        "Served" => way.Node is { } node && judgement.Context.Store.Keep(node.Type).Find(node.Arn, node.Region) is { } resource ? LineageFacts.Served(resource, judgement.Context) : CelValue.False,
        "Shadow" => CelValue.Bool(way.Steps.Any(s => s.Node?.Type.ShortName == "Model" && Serving.IsShadow(s))),
        _ => CelValue.Null,
    };
}
