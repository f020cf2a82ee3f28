using System.Numerics;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>Several patterns' automata run in step. Bit <c>i</c> of a pattern's part means "token i is next".</summary>
internal sealed class GlobMachine
{
    private readonly Glob[] _globs;
    private readonly int[] _firstWord;
    private readonly int _words;
    private readonly char _other;

    internal GlobMachine(Glob[] globs)
    {
        _globs = globs;
        _firstWord = new int[globs.Length + 1];
        for (var g = 0; g < globs.Length; g++)
        {
            _firstWord[g + 1] = _firstWord[g] + (globs[g].Tokens.Length / 64) + 1;
        }

        _words = _firstWord[^1];
        _other = UnusedCharacter(globs);
    }

    internal GlobState Start()
    {
        var words = new ulong[_words];
        for (var g = 0; g < _globs.Length; g++)
        {
            Enter(words, g, 0);
        }

        return new GlobState(words);
    }

    internal bool Accepts(GlobState state, int glob)
    {
        var end = _globs[glob].Tokens.Length;
        return (state.Words[_firstWord[glob] + (end >> 6)] >> (end & 63) & 1) != 0;
    }

    internal bool IsAlive(GlobState state, int glob) =>
        state.Words.AsSpan(_firstWord[glob], _firstWord[glob + 1] - _firstWord[glob]).ContainsAnyExcept(0UL);

    /// <summary>Which patterns accept in this state, as a comparable value.</summary>
    internal GlobState Acceptance(GlobState state)
    {
        var words = new ulong[(_globs.Length / 64) + 1];
        for (var g = 0; g < _globs.Length; g++)
        {
            words[g >> 6] |= Accepts(state, g) ? 1UL << (g & 63) : 0;
        }

        return new GlobState(words);
    }

    /// <summary>The characters that can make a difference from here: those named next, the colon, and one that is named nowhere.</summary>
    internal IEnumerable<char> Outgoing(GlobState state)
    {
        var characters = new SortedSet<char> { ':', _other };
        for (var g = 0; g < _globs.Length; g++)
        {
            foreach (var place in Places(state.Words, g))
            {
                var token = place < _globs[g].Tokens.Length ? _globs[g].Tokens[place] : Glob.Star;
                if (token < Glob.Star)
                {
                    characters.Add((char)token);
                }
            }
        }

        return characters;
    }

    internal GlobState Advance(GlobState state, char character)
    {
        var words = new ulong[_words];
        for (var g = 0; g < _globs.Length; g++)
        {
            foreach (var place in Places(state.Words, g))
            {
                AdvancePlace(words, g, place, character);
            }
        }

        return new GlobState(words);
    }

    private void AdvancePlace(ulong[] words, int glob, int place, char character)
    {
        var tokens = _globs[glob].Tokens;
        if (place >= tokens.Length)
        {
            return;
        }

        var token = tokens[place];
        if (token == Glob.Star || (token == Glob.FieldStar && character != ':'))
        {
            Enter(words, glob, place);
        }
        else if (token != Glob.FieldStar && GlobWalk.Takes(token, character))
        {
            Enter(words, glob, place + 1);
        }
    }

    /// <summary>Stands at a place and, since a star may take nothing, at the places behind the stars there.</summary>
    private void Enter(ulong[] words, int glob, int place)
    {
        var tokens = _globs[glob].Tokens;
        while (true)
        {
            words[_firstWord[glob] + (place >> 6)] |= 1UL << (place & 63);
            if (place >= tokens.Length || tokens[place] is not (Glob.Star or Glob.FieldStar))
            {
                return;
            }

            place++;
        }
    }

    private IEnumerable<int> Places(ulong[] words, int glob)
    {
        for (var w = _firstWord[glob]; w < _firstWord[glob + 1]; w++)
        {
            for (var bits = words[w]; bits != 0; bits &= bits - 1)
            {
                yield return ((w - _firstWord[glob]) << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }
    }

    private static char UnusedCharacter(Glob[] globs)
    {
        var used = globs.SelectMany(static g => g.Tokens).ToHashSet();
        used.Add(':');
        var candidate = 'x';
        while (used.Contains(candidate))
        {
            candidate = candidate == 'z' ? '0' : (char)(candidate + 1);
        }

        return candidate;
    }
}
