using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Calls;

/// <summary>Finds the body member of a structure by its wire name, without making a string of it.</summary>
internal sealed class WireNames
{
    private static readonly ConditionalWeakTable<Shape, WireNames> Known = [];

    private readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> entries;

    private WireNames(Shape shape) => entries = shape.Members
        .Where(m => m.Location == MemberLocation.Body)
        .GroupBy(m => m.WireName, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => new Entry(JsonEncodedText.Encode(g.First().Name), g.First().Shape), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The names of <paramref name="shape"/>, made once.</summary>
    public static WireNames Of(Shape shape) => Known.GetValue(shape, static s => new(s));

    /// <summary>The member that the property name under the reader means, or null.</summary>
    public Entry? Find(ref Utf8JsonReader reader)
    {
        const int longest = 256;
        if (reader.ValueSpan.Length > longest)
        {
            return null;
        }

        Span<char> name = stackalloc char[longest];
        return entries.TryGetValue(name[..reader.CopyString(name)], out var entry) ? entry : null;
    }

    /// <summary>A member as it is written.</summary>
    /// <param name="Name">Its name in our JSON, ready for the writer.</param>
    /// <param name="Shape">What it holds.</param>
    public readonly record struct Entry(JsonEncodedText Name, Shape Shape);
}
