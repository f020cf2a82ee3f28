using System.Diagnostics.CodeAnalysis;

namespace PowerHour.Audit.Inventory;

/// <summary>An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <remarks>Region and account are empty for global resources: <c>arn:aws:s3:::bucket</c> has neither, an IAM role has no region.</remarks>
/// <param name="Partition">The partition, such as <c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
/// <param name="Service">The service namespace, such as <c>sagemaker</c>.</param>
/// <param name="Region">The region, or empty.</param>
/// <param name="AccountId">The twelve-digit account, or empty.</param>
/// <param name="Resource">All that follows the fifth colon, colons included.</param>
public readonly record struct Arn(string Partition, string Service, string Region, string AccountId, string Resource)
{
    /// <summary>The last part of the resource, after the last slash or colon: the name a person uses.</summary>
    public string Name => Resource[(Resource.AsSpan().LastIndexOfAny('/', ':') + 1)..];

    /// <summary>The name without a Lambda qualifier: <c>score</c> for <c>function:score:live</c> and <c>function:score</c>; else <see cref="Name"/>.</summary>
    public string UnqualifiedName => Service == "lambda" && Resource.Split(':') is ["function", var function, ..] ? function : Name;

    /// <summary>Reads an ARN.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="arn">The ARN, where the text is one.</param>
    /// <returns>False where the text is not six parts that begin with <c>arn</c>, or has no service or resource.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Arn arn)
    {
        arn = default;
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        var parts = text.Split(':', 6);
        if (parts.Length < 6 || parts[2].Length == 0 || parts[5].Length == 0)
        {
            return false;
        }

        arn = new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{AccountId}:{Resource}";
}
