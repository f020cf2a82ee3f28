using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What stands in another region says nothing of this one.</summary>
public sealed class RegionTests
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    [Theory]
    [InlineData("eu-west-1", Status.Fail)]
    [InlineData("us-east-1", Status.NotApplicable)]
    public void A_table_makes_the_catalog_of_its_own_region_matter(string region, Status expected)
    {
        var account = new TestAccount(Services, "eu-west-1", [], new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var catalog = account.Make(new("AWS::Glue::DataCatalogEncryptionSettings"), JsonNode.Parse("""{"EncryptionAtRest":{"CatalogEncryptionMode":"DISABLED"}}""")!.AsObject(), []);
        var table = account.Make(new("AWS::Glue::Table"), JsonNode.Parse("""{"Name":"t","DatabaseName":"d"}""")!.AsObject(), []);
        var elsewhere = new Resource { Type = table.Type, Arn = table.Arn, Id = table.Id, Name = table.Name, Region = region, AccountId = table.AccountId, Data = table.Data, Calls = table.Calls };
        var snapshot = Snapshot.Of(account.ToSnapshot().Manifest, [catalog, elsewhere]);

        var findings = AuditPipeline.Run(snapshot, new AuditOptions { Services = Services, Rules = RuleCatalog.Load() }).Findings;
        Assert.Equal(expected, Assert.Single(findings, f => f.Rule.Id == "glue/catalog-encrypted" && f.Resource.Arn == catalog.Arn).Status);
    }
}
