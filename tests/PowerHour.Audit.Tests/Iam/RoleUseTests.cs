using System.Text;
using PowerHour.Audit.Iam.Accounts;
using Xunit;

namespace PowerHour.Audit.Tests.Iam;

/// <summary>For how long a role was not used, as its entry in the authorization details tells: what is not said is not known, and never "not used".</summary>
public sealed class RoleUseTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": "2026-03-01T10:00:00Z", "Region": "eu-west-1" }, "CreateDate": "2020-01-01T00:00:00Z" """, 0)]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": "2026-02-28T23:00:00-10:00" } """, 1)]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": "2026-03-01T09:00:00+00:00" } """, 1)]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": "2025-03-02T09:00:00" } """, 365)]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": "2026-03-05T09:00:00Z" } """, 0)]
    [InlineData(""" "RoleLastUsed": {}, "CreateDate": "2026-02-20T09:00:00Z" """, 10)]
    [InlineData(""" "RoleLastUsed": {}, "CreateDate": "2020-01-01T00:00:00Z" """, 400)]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": null }, "CreateDate": "2020-01-01T00:00:00Z" """, 400)]
    [InlineData(""" "RoleLastUsed": {} """, null)]
    [InlineData(""" "CreateDate": "2020-01-01T00:00:00Z" """, null)]
    [InlineData(""" "RoleLastUsed": null, "CreateDate": "2020-01-01T00:00:00Z" """, null)]
    [InlineData(""" "RoleLastUsed": "never", "CreateDate": "2020-01-01T00:00:00Z" """, null)]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": "yesterday" }, "CreateDate": "2020-01-01T00:00:00Z" """, null)]
    [InlineData(""" "RoleLastUsed": { "LastUsedDate": 1772442000 }, "CreateDate": "2020-01-01T00:00:00Z" """, null)]
    public void Days_are_counted_from_the_last_use_or_from_the_making(string said, int? days) => Assert.Equal(days, Entity("Role", said).IdleDays(Now));

    [Fact]
    public void Of_a_user_it_is_not_told() => Assert.Null(Entity("User", """ "RoleLastUsed": { "LastUsedDate": "2026-03-01T10:00:00Z" } """).IdleDays(Now));

    private static IamPrincipal Entity(string kind, string said)
    {
        var json = $$"""{ "{{kind}}DetailList": [{ "{{kind}}Name": "x", "Arn": "arn:aws:iam::111122223333:{{kind.ToLowerInvariant()}}/x", {{said}} }] }""";
        return Assert.Single(AccountAuthorization.Parse(Encoding.UTF8.GetBytes(json)).Principals);
    }
}
