using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Finds the resource type that a person named, whole or by its last part.</summary>
internal static class TypeNames
{
    /// <summary>Finds it.</summary>
    /// <param name="services">What is known of AWS.</param>
    /// <param name="named">The name, such as <c>AWS::SageMaker::Model</c>, or <c>Model</c> where that is the only one; letter case does not count.</param>
    /// <param name="before">What a message begins with; empty for nothing.</param>
    /// <returns>The type.</returns>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public static ResourceDescriptor Find(ServiceCatalog services, string named, string before = "")
    {
        var found = services.Types.Where(t => string.Equals(t.Type.Name, named, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty().First() is { } exact ? [exact]
            : services.Types.Where(t => string.Equals(t.Type.ShortName, named, StringComparison.OrdinalIgnoreCase)).ToArray();
        return found switch
        {
            [var only] => only,
            [] => throw new UsageException($"{before}there is no resource type `{Streams.Plain(named)}`{(Nearest.To(named, services.Types.SelectMany(t => (string[])[t.Type.Name, t.Type.ShortName])) is { } near ? $" — did you mean `{near}`?" : "; `powerhour rules types` lists them")}; --services DIR adds types of your own"),
            _ => throw new UsageException($"{before}`{Streams.Plain(named)}` is the last part of {string.Join(", ", found.Select(f => f.Type.Name))}; name one whole"),
        };
    }
}
