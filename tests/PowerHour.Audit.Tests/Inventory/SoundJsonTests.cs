using System.Text;
using System.Text.Json;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.Inventory;

public sealed class SoundJsonTests
{
    [Theory]
    [InlineData("""{"a":"plain"}""", "plain")]
    [InlineData("""{"a":"\ud83d\ude00"}""", "\U0001F600")]
    [InlineData("""{"a":"\ud83d"}""", "\uFFFD")]
    [InlineData("""{"a":"\uDE00 x"}""", "\uFFFD x")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "\uFFFD\U0001F600")]
    [InlineData("""{"a":"\ud83d\u0041"}""", "\uFFFDA")]
    [InlineData("""{"a":"\ude00\ud83d"}""", "\uFFFD\uFFFD")]
    [InlineData("""{"a":"\\ud83d"}""", "\\ud83d")]
    [InlineData("""{"a":"\\\ud83d"}""", "\\\uFFFD")]
    [InlineData("""{"a":"\udata"}""", null)]
    public void Half_of_a_pair_is_read_as_the_replacement_character(string json, string? expected)
    {
        var sound = SoundJson.Of(Encoding.UTF8.GetBytes(json));
        if (expected is null)
        {
            Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(sound));
            return;
        }

        using var document = JsonDocument.Parse(sound);
        Assert.Equal(expected, document.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void A_document_without_one_is_not_copied()
    {
        ReadOnlyMemory<byte> json = Encoding.UTF8.GetBytes("""{"a":"\ud83d\ude00"}""");
        Assert.True(SoundJson.Of(json).Equals(json));
    }
}
