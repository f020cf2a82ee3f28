using PowerHour.Audit.AwsServices.Images;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>The container images that a resource names, and whose they are.</summary>
internal static class ImageFacts
{
    private static readonly CelType Owner = CelType.OneOf(["OWNED", "TRUSTED", "FIRST_PARTY", "PUBLIC", "FOREIGN"]);

    private static readonly CelObjectType ImageType = new("Image", () =>
    [
        new("Path", CelType.String, isAlwaysThere: true), new("Uri", CelType.String, isAlwaysThere: true), new("Class", Owner, isAlwaysThere: true), new("Registry", CelType.String, isAlwaysThere: true), new("RegistryAccount", CelType.String), new("Region", CelType.String),
        new("Repository", CelType.String, isAlwaysThere: true), new("Tag", CelType.String), new("Digest", CelType.String), new("Pinned", CelType.Bool, isAlwaysThere: true), new("Algorithm", Known(a => a.Name)), new("Kind", Known(a => a.Kind)), new("Reveals", Known(a => a.Reveals)),
    ]);

    /// <summary>The type of an image.</summary>
    public static readonly CelType Image = CelType.Object(ImageType);

    /// <summary>The images; there may be more where a part that names one was not read.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list in the order of the descriptor.</returns>
    public static CelValue Images(Resource resource, AnalysisContext context) => context.Images.Of(resource);

    /// <summary>Shows an image as it is named somewhere.</summary>
    /// <param name="path">Where it is named.</param>
    /// <param name="uri">The name.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>The image; null where the text names none.</returns>
    public static CelValue? Show(string path, string uri, AnalysisContext context)
    {
        if (ImageReference.Parse(uri) is not { } image)
        {
            return null;
        }

        var owner = ClassOf(image, context);
        var known = owner == "FIRST_PARTY" ? ImageAlgorithms.Find(image.Repository) : null;
        return RecordValue.Of(ImageType,
        [
            ("Path", CelValue.String(path)),
            ("Uri", CelValue.String(uri)),
            ("Class", CelValue.String(owner)),
            ("Registry", CelValue.String(image.Host)),
            ("RegistryAccount", CelValue.StringOrNull(image.Account)),
            ("Region", CelValue.StringOrNull(image.Region)),
            ("Repository", CelValue.String(image.Repository)),
            ("Tag", CelValue.StringOrNull(image.Tag)),
            ("Digest", CelValue.StringOrNull(image.Digest)),
            ("Pinned", CelValue.Bool(image.Digest is not null)),
            ("Algorithm", CelValue.StringOrNull(known?.Name)),
            ("Kind", CelValue.StringOrNull(known?.Kind)),
            ("Reveals", CelValue.StringOrNull(known?.Reveals)),
        ]);
    }

    private static CelType Known(Func<ImageAlgorithm, string?> column) => CelType.OneOf([.. ImageAlgorithms.All.Values.Select(column).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>An account that the user trusts is that, even if it is AWS's too: what the user said comes first.</summary>
    private static string ClassOf(ImageReference image, AnalysisContext context) => image switch
    {
        { Account: { } account } when account == context.AccountId => "OWNED",
        { Account: { } account } when context.Trusts(account) => "TRUSTED",
        { Account: { } account, Region: { } region } when ImageAccounts.AreFirstParty(account, region) => "FIRST_PARTY",
        { IsPublic: true } => "PUBLIC",
        _ => "FOREIGN",
    };
}
