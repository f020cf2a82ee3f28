using Xunit;

namespace PowerHour.Audit.Tests.Conventions;

/// <summary>Says all that is wrong at once.</summary>
internal static class Expect
{
    public static void None(IEnumerable<string> wrong)
    {
        var all = wrong.ToArray();
        Assert.True(all.Length == 0, $"{all.Length}:\n{string.Join('\n', all.Take(50))}");
    }
}
