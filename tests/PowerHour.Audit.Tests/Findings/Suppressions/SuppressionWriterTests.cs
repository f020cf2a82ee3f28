using FsCheck;
using FsCheck.Fluent;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Findings.Suppressions;

/// <summary>Entries are added, and what somebody wrote stays.</summary>
public sealed class SuppressionWriterTests
{
    private static readonly RuleCatalog Catalog = RuleCatalog.Load();

    private static readonly SuppressionEntry Entry = new("sagemaker/notebook-in-vpc", "arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/demo-*", "mitigated", "No route leads out: see \"network\" in SEC-412.", "jane@example.com", "2026-12-31");

    [Theory]
    [InlineData("")]
    [InlineData("# Decided by the security board.\n")]
    [InlineData("# Decided.\r\n- rule: s3/bucket-versioned # the old one\r\n  resource: arn:aws:s3:::a\r\n  reason: mitigated\r\n  justification: Copies are kept elsewhere.\r\n  approvedBy: joe\r\n  expires: 2026-06-01\r\n")]
    [InlineData("  - rule: s3/bucket-versioned\n    resource: arn:aws:s3:::a\n    reason: mitigated\n    justification: Copies are kept elsewhere.\n    approvedBy: joe\n    expires: 2026-06-01")]
    public void What_stands_there_stays_and_the_entry_comes_last(string text)
    {
        var known = Known(text);
        var file = new SourceFile("s.yaml", known);
        var written = SuppressionWriter.Append(file, Entry, Catalog);
        Assert.StartsWith(known, written.Text, StringComparison.Ordinal);
        Assert.Equal(known.Contains('\r', StringComparison.Ordinal), written.Text.EndsWith("\r\n", StringComparison.Ordinal));
        var last = SuppressionReader.Read(written, Catalog).Entries[^1];
        Assert.Equal((Entry.Resource, Entry.Justification, Entry.ApprovedBy), (last.Resource, last.Justification, last.ApprovedBy));
    }

    [Theory]
    [InlineData("[]\n")]
    [InlineData("- rule: nonsense\n")]
    [InlineData("a: b\n")]
    public void A_file_that_can_not_take_it_is_refused(string text) => Assert.Throws<DocumentException>(() => SuppressionWriter.Append(new SourceFile("s.yaml", text), Entry, Catalog));

    [Fact]
    public void The_same_decision_is_not_added_twice()
    {
        var once = SuppressionWriter.Append(new SourceFile("s.yaml", ""), Entry, Catalog);
        Assert.Contains("the entry at line 1 speaks of the same", Assert.Throws<DocumentException>(() => SuppressionWriter.Append(once, Entry, Catalog)).Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever a resource is named or somebody writes, the entry that is read back says it, and adds no key of its own.</summary>
    [Fact]
    public void Any_text_comes_back() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (name, why) =>
    {
        var entry = Entry with { Resource = $"arn:aws:x:::{Valid(name)}", Justification = $"Because of this: {Valid(why)}." };
        var read = SuppressionReader.Read(SuppressionWriter.Append(new SourceFile("s.yaml", "# c\n"), entry, Catalog), Catalog).Entries.Single();
        return read.Resource == entry.Resource && read.Justification == entry.Justification;
    }).QuickCheckThrowOnFailure();

    private static string Known(string text) => text.Replace("s3/bucket-versioned", Catalog.Rules.First(r => r.Id.StartsWith("s3/", StringComparison.Ordinal)).Id, StringComparison.Ordinal);

    // Line ends become spaces, and halves of a character can not stand in a file.
    private static string Valid(string? text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes((text ?? "").ReplaceLineEndings(" ")));
}
