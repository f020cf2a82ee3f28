using PowerHour.Audit.Iam.Cases;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

public sealed class DocumentedCaseTests
{
    [Fact]
    public void Every_documented_case_is_decided_as_documented()
    {
        using var lines = File.OpenText(IamTestFiles.Own("Cases/documented.jsonl"));

        var results = CaseRunner.Run(lines).ToList();

        var wrong = results.Where(static r => !r.IsAsExpected)
            .Select(static r => $"{r.Case.Id} {r.Case.Name}: expected {r.Case.Expected}, got {r.Decision.Outcome} ({r.Decision.Layer})");
        Assert.Equal(454, results.Count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_denied_case_says_what_was_needed()
    {
        using var lines = File.OpenText(IamTestFiles.Own("Cases/documented.jsonl"));

        var silent = CaseRunner.Run(lines).Where(static r => !r.Decision.IsPossible && string.IsNullOrEmpty(r.Decision.Needed));

        Assert.Empty(silent);
    }

    [Fact]
    public void A_line_that_is_no_case_is_named()
    {
        using var lines = new StringReader("\n{\"id\": 1}\n");

        var error = Assert.Throws<CaseFormatException>(() => CaseRunner.Run(lines).ToList());

        Assert.Contains("Line 2", error.Message, StringComparison.Ordinal);
    }
}
