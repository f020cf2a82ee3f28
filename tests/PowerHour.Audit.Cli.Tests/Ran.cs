using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>How a command line ended and what it said.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Ran(int Code, string Out, string Error)
{
    public static async Task<Ran> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, new Streams(output, error, false));
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>A person's mistake: exit code 2, the words that help, and nothing of the program's inside.</summary>
    public void IsMistake(params string[] words)
    {
        Assert.True(Code == 2, $"exit code {Code}\n{Out}\n{Error}");
        foreach (var word in words)
        {
            Assert.Contains(word, Error, StringComparison.Ordinal);
        }

        HasNoStackTrace();
    }

    /// <summary>Nothing of the program's inside is shown.</summary>
    public void HasNoStackTrace()
    {
        foreach (var text in (string[])[Out, Error])
        {
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception:", text, StringComparison.Ordinal);
        }
    }
}
