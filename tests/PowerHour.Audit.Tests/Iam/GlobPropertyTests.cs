using PowerHour.Audit.Iam.Matching;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

public sealed class GlobPropertyTests
{
    private static readonly string[] Words = [.. WordsUpTo(5)];

    [Theory]
    [InlineData(nameof(GlobStyle.Plain))]
    [InlineData(nameof(GlobStyle.Resource))]
    [InlineData(nameof(GlobStyle.ArnCondition))]
    public void Matching_agrees_with_a_naive_matcher(string style)
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var glob = GlobCompiler.Compile(Pattern(random), Enum.Parse<GlobStyle>(style));
            Assert.All(Words, word => Assert.Equal(NaiveMatch(glob.Tokens, word), glob.IsMatch(word)));
        }
    }

    [Theory]
    [InlineData(nameof(GlobStyle.Plain))]
    [InlineData(nameof(GlobStyle.Resource))]
    public void Every_word_lies_in_exactly_the_region_it_should_and_no_region_is_invented(string style)
    {
        var random = new Random(11);
        for (var round = 0; round < 150; round++)
        {
            var question = GlobCompiler.Compile(Pattern(random), Enum.Parse<GlobStyle>(style));
            Glob[] patterns = [.. Enumerable.Range(0, 3).Select(_ => GlobCompiler.Compile(Pattern(random), Enum.Parse<GlobStyle>(style)))];

            var partition = GlobPartitioner.Divide(question, patterns);

            Assert.True(partition.IsComplete);
            var regions = partition.Regions.Select(static r => string.Join(',', r.Matches)).ToHashSet(StringComparer.Ordinal);
            foreach (var word in Words.Where(w => question.IsMatch(w)))
            {
                Assert.Contains(string.Join(',', patterns.Select(p => p.IsMatch(word))), regions);
            }

            Assert.All(partition.Regions, r => Assert.True(
                question.IsMatch(r.Witness) && r.Matches.SequenceEqual(patterns.Select(p => p.IsMatch(r.Witness)))));
        }
    }

    [Theory]
    [InlineData(nameof(GlobStyle.Plain))]
    [InlineData(nameof(GlobStyle.Resource))]
    [InlineData(nameof(GlobStyle.ArnCondition))]
    public void Quick_comparison_never_contradicts_the_automata(string style)
    {
        var random = new Random(13);
        for (var round = 0; round < 1500; round++)
        {
            var question = GlobCompiler.Compile(Pattern(random), Enum.Parse<GlobStyle>(style));
            var pattern = GlobCompiler.Compile(Pattern(random), Enum.Parse<GlobStyle>(style));

            Assert.Equal(GlobPartitioner.RelateByDivision(question, pattern), GlobPartitioner.Relate(question, pattern));
        }
    }

    [Fact]
    public void A_search_beyond_its_limit_says_so()
    {
        var question = GlobCompiler.Compile("*a*b*c*d*e*", GlobStyle.Plain);
        Glob[] patterns = [.. Enumerable.Range(0, 12).Select(i => GlobCompiler.Compile($"*{(char)('a' + i)}*{(char)('b' + i)}??*", GlobStyle.Plain))];

        Assert.False(GlobPartitioner.Divide(question, patterns, limit: 500).IsComplete);
    }

    private static string Pattern(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => "ab:*?*"[random.Next(6)]));

    private static IEnumerable<string> WordsUpTo(int length)
    {
        IEnumerable<string> last = [string.Empty];
        var all = new List<string>(last);
        for (var i = 0; i < length; i++)
        {
            last = [.. last.SelectMany(static w => "abx:".Select(c => w + c))];
            all.AddRange(last);
        }

        return all;
    }

    private static bool NaiveMatch(ReadOnlySpan<int> tokens, ReadOnlySpan<char> text)
    {
        if (tokens.IsEmpty)
        {
            return text.IsEmpty;
        }

        var token = tokens[0];
        if (token is Glob.Star or Glob.FieldStar)
        {
            return NaiveMatch(tokens[1..], text)
                || (!text.IsEmpty && (token == Glob.Star || text[0] != ':') && NaiveMatch(tokens, text[1..]));
        }

        var takes = !text.IsEmpty && (token == Glob.One || (token == Glob.FieldOne && text[0] != ':') || token == text[0]);
        return takes && NaiveMatch(tokens[1..], text[1..]);
    }
}
