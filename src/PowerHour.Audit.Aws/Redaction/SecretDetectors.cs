using System.Buffers;
using System.Text.RegularExpressions;

namespace PowerHour.Audit.Aws.Redaction;

/// <summary>The detectors of credentials. They look at a key name and a value and keep neither.</summary>
/// <remarks>
/// Token prefixes are those that the issuers document for secret scanning: AWS access key ids begin with AKIA or ASIA,
/// GitHub tokens with ghp_, gho_, ghu_, ghs_, ghr_ or github_pat_, GitLab's with glpat-, Hugging Face's with hf_, Slack's with xox.
/// </remarks>
internal static partial class SecretDetectors
{
    /// <summary>All detectors, the most telling first.</summary>
    public static readonly IReadOnlyList<Detector> All =
    [
        new("private-key", true, (_, v) => PrivateKey().IsMatch(v)),
        new("aws-access-key-id", true, (_, v) => AwsKeyId().IsMatch(v)),
        new("service-token", true, (_, v) => ServiceToken().IsMatch(v)),
        new("url-credentials", true, (_, v) => UrlCredentials().IsMatch(v)),
        new("aws-secret-access-key", false, (k, v) => AwsSecretValue().IsMatch(v) && AwsSecretName().IsMatch(k)),
        new("key-name", false, (k, v) => SecretName().IsMatch(k) && !NotSecretName().IsMatch(k) && IsLiteral(v)),
    ];

    // Texts without any of these hold no certain credential; most texts are dismissed here, without a regular expression.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["-----BEGIN", "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "hf_", "xox", "://", "jdbc:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The first detector that sees a credential.</summary>
    /// <param name="key">The key name, or empty.</param>
    /// <param name="value">The value.</param>
    /// <returns>Its id, or null.</returns>
    public static string? Find(string key, string value) => All.FirstOrDefault(d => d.Sees(key, value))?.Id;

    /// <summary>The first detector that needs no key name.</summary>
    /// <param name="value">The text.</param>
    /// <returns>Its id, or null.</returns>
    public static string? FindCertain(string value) =>
        value.Length < 8 || !value.AsSpan().ContainsAny(Hints) ? null : All.FirstOrDefault(d => d.IsCertain && d.Sees("", value))?.Id;

    /// <summary>Assignments in a script: <c>export DB_PASSWORD=…</c>, <c>token: "…"</c>, <c>--api-key …</c>.</summary>
    /// <param name="script">The script.</param>
    /// <returns>Key and value of each.</returns>
    public static IEnumerable<(string Key, string Value)> Assignments(string script) =>
        Assignment().Matches(script).Concat(Flag().Matches(script)).Select(m => (m.Groups["key"].Value, m.Groups["value"].Value.Trim('"', '\'')));

    private static bool IsLiteral(string value) => value.Trim().Length > 0 && !Reference().IsMatch(value);

    [GeneratedRegex("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY", RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    [GeneratedRegex("(?:^|[^A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?:$|[^A-Za-z0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex AwsKeyId();

    [GeneratedRegex("(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{16,}|hf_[A-Za-z0-9]{24,}|xox[abeoprs]-[A-Za-z0-9-]{10,})", RegexOptions.NonBacktracking)]
    private static partial Regex ServiceToken();

    [GeneratedRegex("(?:[a-z][a-z0-9+.-]*://[^\\s/:@]*:[^\\s/@]+@|jdbc:[^\\s]*[?&;]password=[^\\s&;]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UrlCredentials();

    [GeneratedRegex("^[A-Za-z0-9/+=]{40}$", RegexOptions.NonBacktracking)]
    private static partial Regex AwsSecretValue();

    [GeneratedRegex("secret|access.?key|aws", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AwsSecretName();

    [GeneratedRegex("password|passwd|(?:^|[_.-])pwd(?:$|[_.-])|secret|token|api.?key|private.?key|credential", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    // Names that hold one of the words above and yet no secret: tokenizer settings, names and addresses of secrets.
    [GeneratedRegex("tokeni[sz]|max[a-z_.-]*tokens?$|num.?tokens?|token.?(?:count|limit|length|size|type)|tokens?.?per|(?:pad|eos|bos|unk|sep|cls|mask).?token|secret.?(?:name|arn|id)$|(?:secret|token|password|api.?key|credential).?(?:name|arn|path|file|url|uri|provider)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotSecretName();

    [GeneratedRegex("^\\s*(?:\\{\\{\\s*resolve:|arn:[a-z-]+:(?:secretsmanager|ssm):|\\$\\{|\\$\\(|\\$[A-Za-z_]|ssm:|/[a-z0-9_./-]+$|(?:true|false|none|null|required|optional)$|\\*+$|<[^>]*>$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("(?<key>[A-Za-z_][A-Za-z0-9_.-]{0,100})[\"']?\\s*[=:]\\s*(?<value>\"[^\"\\n]{0,400}\"|'[^'\\n]{0,400}'|[^\\s;&|\"']{1,400})", RegexOptions.NonBacktracking)]
    private static partial Regex Assignment();

    [GeneratedRegex("(?:--?|setenv\\s+)(?<key>[A-Za-z_][A-Za-z0-9_.-]{0,100})\\s+(?<value>\"[^\"\\n]{0,400}\"|'[^'\\n]{0,400}'|[^\\s;&|\"'-][^\\s;&|\"']{0,400})", RegexOptions.NonBacktracking)]
    private static partial Regex Flag();
}
