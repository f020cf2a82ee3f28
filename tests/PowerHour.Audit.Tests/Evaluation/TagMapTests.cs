using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Evaluation;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

public sealed class TagMapTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(200_000)]
    public void Each_key_is_there_once_with_its_first_value(int count)
    {
        var map = TagMap.Of([.. Enumerable.Range(0, 2 * count).Select(i => ($"k{i % count}", $"v{i}"))]);
        Assert.Equal(count, map.Count);
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"k{i}"), map.Keys.Select(k => k.AsString()), StringComparer.Ordinal);
        Assert.All(map.Keys.Take(50), k => Assert.Equal("v" + k.AsString()[1..], map.TryGetValue(k, out var value) ? value.AsString() : null));
        Assert.False(map.TryGetValue(CelValue.String("K0"), out _));
        Assert.False(map.TryGetValue(CelValue.Int(0), out _));
    }
}
