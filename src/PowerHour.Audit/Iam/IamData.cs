using System.Reflection;

namespace PowerHour.Audit.Iam;

/// <summary>The data files of the IAM engine, which travel in the assembly.</summary>
internal static class IamData
{
    internal static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("iam/" + name)
        ?? throw new InvalidOperationException($"The data file iam/{name} is missing from the assembly; rebuild it.");

    /// <summary>The lines of a text file that are neither empty nor comments (#).</summary>
    internal static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
