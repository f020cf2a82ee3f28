using System.Text.Json;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Finds a page token: dotted names, <c>[-1]</c> for the last element, <c>A || B</c> for the first that is there.</summary>
internal static class TokenPath
{
    private const string Last = "[-1]";

    /// <summary>The value at <paramref name="path"/>, or null.</summary>
    public static JsonElement? Find(JsonElement answer, string path)
    {
        foreach (var alternative in path.Split("||", StringSplitOptions.TrimEntries))
        {
            if (Walk(answer, alternative) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static JsonElement? Walk(JsonElement value, string path)
    {
        foreach (var step in path.Split('.'))
        {
            var wantsLast = step.EndsWith(Last, StringComparison.Ordinal);
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(wantsLast ? step[..^Last.Length] : step, out value))
            {
                return null;
            }

            if (wantsLast && (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0))
            {
                return null;
            }

            value = wantsLast ? value[value.GetArrayLength() - 1] : value;
        }

        return value;
    }
}
