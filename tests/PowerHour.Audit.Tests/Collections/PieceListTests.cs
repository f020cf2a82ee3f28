using PowerHour.Audit.Collections;
using Xunit;

namespace PowerHour.Audit.Tests.Collections;

public sealed class PieceListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(10_000)]
    public void It_holds_what_was_added_in_order(int count)
    {
        var list = new PieceList<int>();
        foreach (var number in Enumerable.Range(0, count))
        {
            list.Add(number);
        }

        var copy = new int[count];
        list.CopyTo(copy);
        Assert.Equal(Enumerable.Range(0, count), copy);
        Assert.Equal(Enumerable.Range(0, count), list);
        Assert.Equal(count, list.Count);
        Assert.Equal(Enumerable.Range(0, count), list.TakeAll());
        Assert.Empty(list);
        list.Add(7);
        Assert.Equal([7], list);
    }
}
