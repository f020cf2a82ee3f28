using System.Text.Json;
using PowerHour.Audit.AwsServices;
using Xunit;

namespace PowerHour.Audit.Tests.AwsServices;

/// <summary>Places are named exactly, whether they were met before or not.</summary>
public sealed class JsonPathTests
{
    public static TheoryData<string, string, string> Paths { get; } = new()
    {
        { "A", """{"A":1}""", "A=1" },
        { "A.B", """{"A":{"B":"x"}}""", "A.B=x" },
        { "A[].B", """{"A":[{"B":1},{},{"B":null},{"B":2}]}""", "A[0].B=1 A[3].B=2" },
        { "A[][]", """{"A":[[1,2],[],[3]]}""", "A[0][0]=1 A[0][1]=2 A[2][0]=3" },
        { "A{}.B", """{"A":{"x y":{"B":1},"z":{"B":2}}}""", "A.x y.B=1 A.z.B=2" },
        { "A[]", """{"A":{"B":1}}""", "" },
        { "A.B", """{"A":[1]}""", "" },
        { "[]", """[1,2]""", "[0]=1 [1]=2" },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void Each_value_has_its_place(string path, string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(expected, string.Join(' ', JsonPath.Parse(path).Select(document.RootElement).Select(f => $"{f.Place}={f.Value}")));
        }
    }

    [Fact]
    public void Long_lists_and_large_maps_have_places_too()
    {
        using var document = JsonDocument.Parse(JsonSerializer.Serialize(new { A = Enumerable.Range(0, 250), M = Enumerable.Range(0, 250).ToDictionary(i => $"k{i}", i => i, StringComparer.Ordinal) }));
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"A[{i}]"), JsonPath.Parse("A[]").Select(document.RootElement).Select(f => f.Place), StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"M.k{i}"), JsonPath.Parse("M{}").Select(document.RootElement).Select(f => f.Place), StringComparer.Ordinal);
    }
}
