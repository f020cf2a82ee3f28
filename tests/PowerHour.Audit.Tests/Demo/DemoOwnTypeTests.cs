using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.Demo;

/// <summary>Of a type that somebody added, the demonstration account was never asked: it must not say that there is none.</summary>
public sealed class DemoOwnTypeTests
{
    private const string Page = "service: kms\ntypes:\n  AWS::KMS::Grant:\n    title: grant\n    list: { call: ListGrants, for: AWS::KMS::Key, items: Grants, with: { KeyId: \"${parent.KeyId}\" } }\n    id: GrantId\n    arn: arn:${partition}:kms:${region}:${account}:grant/${GrantId}\n";

    [Fact]
    public void An_added_type_is_not_covered_and_the_others_are()
    {
        var builtIn = ServiceCatalog.BuiltIn();
        using var plain = DemoAccount.Open(builtIn);
        using var more = DemoAccount.Open(builtIn.With([new SourceFile("own.yaml", Page)]));
        Assert.DoesNotContain(more.Manifest.Coverage, c => c.Type == new ResourceType("AWS::KMS::Grant"));
        Assert.Equal(plain.Manifest.Coverage.Select(c => (c.Type, c.Region, c.Count)), more.Manifest.Coverage.Select(c => (c.Type, c.Region, c.Count)));
    }
}
