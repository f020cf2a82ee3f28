using System.Text;

namespace PowerHour.Audit.Aws.Tests.Calls;

internal sealed record ServerRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Path => Target.Split('?')[0];

    public string QueryString => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
