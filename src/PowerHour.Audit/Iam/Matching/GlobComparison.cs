namespace PowerHour.Audit.Iam.Matching;

/// <summary>Compares two patterns token by token, which settles nearly every comparison without automata.</summary>
internal static class GlobComparison
{
    /// <summary>Exact: whether some string matches both.</summary>
    internal static bool Intersect(int[] left, int[] right)
    {
        var below = new bool[right.Length + 1];
        var row = new bool[right.Length + 1];
        for (var i = left.Length; i >= 0; i--)
        {
            for (var j = right.Length; j >= 0; j--)
            {
                row[j] = Meets(left, right, i, j, row, below);
            }

            (row, below) = (below, row);
        }

        return below[0];
    }

    /// <summary>Sound: true only if every string of <paramref name="inner"/> matches <paramref name="outer"/>; false decides nothing.</summary>
    internal static bool SurelyCovers(int[] outer, int[] inner)
    {
        var below = new bool[inner.Length + 1];
        var row = new bool[inner.Length + 1];
        for (var i = outer.Length; i >= 0; i--)
        {
            for (var j = inner.Length; j >= 0; j--)
            {
                row[j] = CoversFrom(outer, inner, i, j, row, below);
            }

            (row, below) = (below, row);
        }

        return below[0];
    }

    /// <summary>Sound: true only if one of a few samples of <paramref name="inner"/> does not match <paramref name="outer"/>.</summary>
    internal static bool SurelyLeavesOut(Glob outer, int[] inner) =>
        !outer.IsMatch(Sample(inner, string.Empty)) || !outer.IsMatch(Sample(inner, "\u0001")) || !outer.IsMatch(Sample(inner, "\u0001\u0002"));

    private static bool Meets(int[] left, int[] right, int i, int j, bool[] row, bool[] below)
    {
        if (i == left.Length && j == right.Length)
        {
            return true;
        }

        var leftStar = i < left.Length && IsStar(left[i]);
        var rightStar = j < right.Length && IsStar(right[j]);
        if ((leftStar && below[j]) || (rightStar && row[j + 1]))
        {
            return true;
        }

        if (i == left.Length || j == right.Length || (leftStar && rightStar))
        {
            return false;
        }

        return ShareCharacter(left[i], right[j]) && (leftStar ? row[j + 1] : rightStar ? below[j] : below[j + 1]);
    }

    private static bool CoversFrom(int[] outer, int[] inner, int i, int j, bool[] row, bool[] below)
    {
        if (i == outer.Length)
        {
            return j == inner.Length;
        }

        if (IsStar(outer[i]))
        {
            return below[j] || (j < inner.Length && (outer[i] == Glob.Star || StaysInField(inner[j])) && row[j + 1]);
        }

        return j < inner.Length && !IsStar(inner[j]) && CoversCharacter(outer[i], inner[j]) && below[j + 1];
    }

    private static bool IsStar(int token) => token is Glob.Star or Glob.FieldStar;

    private static bool StaysInField(int token) => token is Glob.FieldStar or Glob.FieldOne || (token < Glob.Star && token != ':');

    private static bool CoversCharacter(int outer, int inner) => outer switch
    {
        Glob.One => true,
        Glob.FieldOne => StaysInField(inner),
        _ => outer == inner,
    };

    private static bool ShareCharacter(int left, int right)
    {
        if (left < Glob.Star && right < Glob.Star)
        {
            return left == right;
        }

        var single = left < Glob.Star ? left : right;
        var wildcard = left < Glob.Star ? right : left;
        return single != ':' || wildcard is Glob.Star or Glob.One;
    }

    private static string Sample(int[] tokens, string star)
    {
        var text = new System.Text.StringBuilder(tokens.Length);
        foreach (var token in tokens)
        {
            _ = token < Glob.Star ? text.Append((char)token) : text.Append(IsStar(token) ? star : "\u0001");
        }

        return text.ToString();
    }
}
