using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Graph;

/// <summary>What the texts of references name. Thousands of jobs name the same few roles, subnets and images: each is read, and kept, once.</summary>
internal sealed class KnownNames
{
    /// <summary>Names that are met after so many others are each a text of their own: an account where few recur gains nothing from keeping them.</summary>
    private const int MostKept = 10_000;

    private readonly Dictionary<string, ImageName?> _images = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);

    /// <summary>The id that a text names.</summary>
    /// <param name="form">How it names its target.</param>
    /// <param name="text">The text.</param>
    /// <returns>The id, the same object for the same id; null where the text names nothing of the form.</returns>
    public string? Target(ReferenceForm form, string text)
    {
        if (form == ReferenceForm.Image)
        {
            return Known(_repositories, text, static t => ReferenceText.Target(ReferenceForm.Image, t));
        }

        return ReferenceText.Target(form, text) is { } target ? Known(_targets, target, static t => t) : null;
    }

    /// <summary>The image that a text names.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The image; null where it names none with a registry.</returns>
    public ImageName? Image(string text) => Known(_images, text, ImageName.Parse);

    private static T Known<T>(Dictionary<string, T> all, string text, Func<string, T> read)
    {
        if (!all.TryGetValue(text, out var known))
        {
            known = read(text);
            if (all.Count < MostKept)
            {
                all.Add(text, known);
            }
        }

        return known;
    }
}
