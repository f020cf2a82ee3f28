using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>A way from a point to where a model is served: the point, and the way from the next. Ways share their ends.</summary>
public sealed class Chain
{
    // There are millions of ways in a large account: one field for whatever the first point is.
    private readonly object? _subject;

    private Chain(PathPoint head, object? subject, PathLink? link, Chain? next)
    {
        (Head, _subject, Link, Next) = (head, subject, link, next);
        Length = next is null ? 1 : next.Length + 1;
        HasDoubts = link?.Doubts.Count > 0 || next?.HasDoubts == true;
        Confidence = next is null || link is null ? Confidence.Configured : (Confidence)Math.Min((int)link.Confidence, (int)next.Confidence);
    }

    /// <summary>The first point.</summary>
    public PathPoint Head { get; }

    /// <summary>The resource that the first point is; null where it is none.</summary>
    public Node? Node => _subject as Node;

    /// <summary>The place in S3 that the first point is; null where it is none.</summary>
    public S3Place? Place => _subject is S3Place place ? place : null;

    /// <summary>The image that the first point is; null where it is none.</summary>
    public ImageName? Image => _subject as ImageName;

    /// <summary>What stands behind the first point where it is a principal or a caller; null where it is none.</summary>
    public PathActor? Actor => _subject as PathActor;

    /// <summary>The step to the next point; null at the end.</summary>
    public PathLink? Link { get; }

    /// <summary>The way from the next point; null at the end.</summary>
    public Chain? Next { get; }

    /// <summary>How many points it has.</summary>
    public int Length { get; }

    /// <summary>How well its weakest step is known.</summary>
    public Confidence Confidence { get; }

    /// <summary>The points and steps, from the first.</summary>
    public IEnumerable<Chain> Steps
    {
        get
        {
            for (var at = this; at is not null; at = at.Next)
            {
                yield return at;
            }
        }
    }

    /// <summary>Whether anything leaves it open that the way can be gone.</summary>
    public bool HasDoubts { get; }

    /// <summary>Whether every step is certain: such a way fails a rule.</summary>
    public bool IsCertain => Confidence > Confidence.Assumed && !HasDoubts;

    /// <summary>The change that breaks the first step, as a sentence; empty where none does.</summary>
    public string Cut => Link is not { } link ? "" : link.CutEnd.Length == 0 ? link.Cut : $"{link.Cut} {Next!.Head.Name} {link.CutEnd}";

    /// <summary>The steps by each of which the way can be cut, and whatever it stands for with it: each as the way that begins with it.</summary>
    public IEnumerable<Chain> Cuts
    {
        get
        {
            IReadOnlySet<string>? closing = null;
            for (var step = this; step.Link is { } link; step = step.Next!)
            {
                closing = link.Closing is null ? closing : closing is null ? link.Closing : closing.Intersect(link.Closing, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
                if (link.CutKey.Length > 0 && closing?.Contains(link.CutKey) != false)
                {
                    yield return step;
                }
            }
        }
    }

    /// <summary>Why it is not certain that the way can be gone, each once; empty where it is.</summary>
    public IEnumerable<string> Doubts => Steps.SelectMany(s => s.Link?.Doubts ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>A way of one point: where a model is served.</summary>
    /// <param name="head">The point.</param>
    /// <param name="node">The resource.</param>
    /// <returns>The way.</returns>
    public static Chain End(PathPoint head, Node node) => new(head, node, null, null);

    /// <summary>The way that begins one resource earlier.</summary>
    /// <param name="head">The point.</param>
    /// <param name="node">The resource.</param>
    /// <param name="link">The step from it.</param>
    /// <returns>The way.</returns>
    public Chain Before(PathPoint head, Node node, PathLink link) => new(head, node, link, this);

    /// <summary>The way that begins one place earlier.</summary>
    /// <param name="head">The point.</param>
    /// <param name="place">The place.</param>
    /// <param name="link">The step from it.</param>
    /// <returns>The way.</returns>
    public Chain Before(PathPoint head, S3Place place, PathLink link) => new(head, place, link, this);

    /// <summary>The way that begins one image earlier.</summary>
    /// <param name="head">The point.</param>
    /// <param name="image">The image.</param>
    /// <param name="link">The step from it.</param>
    /// <returns>The way.</returns>
    public Chain Before(PathPoint head, ImageName image, PathLink link) => new(head, image, link, this);

    /// <summary>The way that somebody can go.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="link">What they do with the first point.</param>
    /// <returns>The way.</returns>
    public Chain Before(PathActor actor, PathLink link) => new(actor.Point, actor, link, this);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" → ", Steps.Select(s => s.Head.Name));
}
