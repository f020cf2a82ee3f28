namespace PowerHour.Audit.Aws.Redaction;

/// <summary>Tells that a text looks like a credential.</summary>
/// <param name="Id">The id that reports show: <c>aws-access-key-id</c>.</param>
/// <param name="IsCertain">True where the text alone is proof enough, whatever its key is called.</param>
/// <param name="Sees">Whether key and value look like one.</param>
internal sealed record Detector(string Id, bool IsCertain, Func<string, string, bool> Sees);
