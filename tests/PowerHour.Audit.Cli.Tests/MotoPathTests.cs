using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Each attack path on a real emulator (moto): found in an account in which it is open, gone from the same account once it is repaired.</summary>
public sealed class MotoPathTests(PathAccounts accounts) : IClassFixture<PathAccounts>
{
    public static TheoryData<string> Cases => [.. PathAccounts.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_the_vulnerable_account_of_moto_the_path_is_found(string path)
    {
        accounts.Need();
        var found = Assert.Single(accounts.Of("vulnerable"), f => f.Path == path && f.Name == $"{path}-v");
        Assert.True(found.Status == "FAIL", found.ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void In_the_repaired_account_of_moto_the_path_is_gone(string path)
    {
        accounts.Need();
        var found = Assert.Single(accounts.Of("repaired"), f => f.Path == path && f.Name == $"{path}-r");
        Assert.True(found.Status == "PASS", found.ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_vulnerable_account_of_moto_has_no_other_path_than_its_case_says(string path)
    {
        accounts.Need();
        var failed = accounts.Of("vulnerable").Where(f => f.Name == $"{path}-v" && f.Status == "FAIL").Select(f => f.Path);
        Assert.Equal([.. accounts.Also(path).Append(path).Order(StringComparer.Ordinal)], failed.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_repaired_account_of_moto_has_no_path_at_all()
    {
        accounts.Need();
        Assert.DoesNotContain(accounts.Of("repaired"), f => f.Status is "FAIL" or "ERROR");
    }

    [Fact]
    public void Each_card_has_accounts_in_moto_or_the_operation_that_moto_lacks_and_recorded_twins()
    {
        var lacking = File.ReadAllLines(Path.Combine(PathAccounts.Folder, "not-in-the-emulator.yaml")).Where(l => !l.StartsWith('#') && l.Length > 0).Select(l => l.Split(": ", 2)).ToArray();
        Assert.Equal(PathAccounts.Cards, PathAccounts.Cases.Concat(lacking.Select(l => l[0])).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(lacking, l => Assert.Matches("^\"[a-z0-9-]+:[A-Z][A-Za-z]+: .+\"$", l[1]));
        foreach (var card in lacking.Select(l => l[0]))
        {
            var twins = File.ReadAllText(Path.Combine(Emulator.Root, "rules", "paths", $"{card}.tests.yaml"));
            Assert.Contains("expect: FAIL", twins, StringComparison.Ordinal);
            Assert.Contains("expect: PASS", twins, StringComparison.Ordinal);
        }
    }
}
