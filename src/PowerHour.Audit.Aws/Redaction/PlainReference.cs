using System.Text.RegularExpressions;

namespace PowerHour.Audit.Aws.Redaction;

/// <summary>Tells a value that only says where something is from one that may be a secret. Settings lose their values but for these, because the lineage of a model runs through them.</summary>
internal static partial class PlainReference
{
    private const int Longest = 2_000;

    /// <summary>Whether the value of a setting only names a place in S3 or below <c>/opt/ml</c>, a resource by ARN, or, under a key that says so, an endpoint, stream, bucket, table or feature group.</summary>
    /// <param name="key">The setting's name.</param>
    /// <param name="value">Its value; one that a detector takes for a secret must not be asked about.</param>
    /// <returns>True where it may be kept.</returns>
    public static bool Is(string key, string value) =>
        value.Length is > 0 and <= Longest && (Locations().IsMatch(value.Trim('"')) || ContainerPath().IsMatch(value) || Name().IsMatch(value) || (Naming().IsMatch(key) && BareName().IsMatch(value)));

    /// <summary>S3 URIs (within quotes, as the SDK writes hyperparameters), one or several with commas; without user info, query or fragment, which could hold more than a place.</summary>
    [GeneratedRegex(@"^s3[an]?://[a-z0-9][a-z0-9.-]{2,62}(/[^\s,?#@=]*)?(,\s?s3[an]?://[a-z0-9][a-z0-9.-]{2,62}(/[^\s,?#@=]*)?)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Locations();

    /// <summary>Where SageMaker puts what a container was given.</summary>
    [GeneratedRegex(@"^/opt/ml/[A-Za-z0-9/_.-]{1,200}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ContainerPath();

    [GeneratedRegex(@"^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}|aws)?:[A-Za-z0-9/_.:*+-]{1,500}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"^([A-Za-z0-9]+[_.-])*(endpoint|stream|bucket|table|database|feature_?group|function|model)(_?name)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Naming();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BareName();
}
