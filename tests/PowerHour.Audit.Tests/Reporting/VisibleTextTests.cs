using FsCheck;
using FsCheck.Fluent;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb", "a⟦U+000D⟧b")]
    [InlineData("\u001b[31m", "⟦U+001B⟧[31m")]
    [InlineData("x\u202Ey", "x⟦U+202E⟧y")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("\U000E0041", "⟦U+E0041⟧")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void What_acts_unseen_is_shown(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    [Fact]
    public void A_broken_surrogate_is_shown() => Assert.Equal("⟦U+DE00⟧a⟦U+D83D⟧", VisibleText.Of("\uDE00a\uD83D"));

    [Fact]
    public void What_is_shown_is_harmless_and_stays_as_it_is() => Prop.ForAll(Texts(), text =>
    {
        var shown = VisibleText.Of(text);
        return shown == VisibleText.Of(shown)
            && shown.All(c => c is '\n' or '\t' || !char.IsControl(c))
            && System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)) == shown;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_never_splits_a_pair()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F600", 10));
        Assert.All(Enumerable.Range(1, 19), max => Assert.DoesNotContain("U+D8", VisibleText.Of(VisibleText.Cut(text, max)), StringComparison.Ordinal));
    }

    private static Arbitrary<string> Texts() => Gen.Choose(0, 0xFFFF).Select(i => (char)i).ArrayOf().Select(a => new string(a)).ToArbitrary();
}
