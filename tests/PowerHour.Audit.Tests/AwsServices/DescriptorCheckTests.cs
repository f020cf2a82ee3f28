using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using Xunit;

namespace PowerHour.Audit.Tests.AwsServices;

/// <summary>A descriptor page of one's own: each mistake is told at its place when the page is read, never when it is used.</summary>
public sealed class DescriptorCheckTests
{
    private const string Page = """
        service: kms
        types:
          AWS::KMS::Grant:
            title: grant
            list: { call: ListGrants, for: AWS::KMS::Key, items: Grants, with: { KeyId: "${parent.KeyId}" } }
            details:
              - { call: DescribeKey, with: { KeyId: "${KeyId}" }, into: Key, take: KeyMetadata }
            id: GrantId
            arn: arn:${partition}:kms:${region}:${account}:grant/${GrantId}
            redact:
              - { path: Constraints, as: map }
            relations:
              - { path: KeyId, to: AWS::KMS::Key, as: belongs-to }
        """;

    private static readonly ServiceCatalog BuiltIn = ServiceCatalog.BuiltIn();

    [Fact]
    public void A_sound_page_is_taken() => Assert.NotNull(BuiltIn.With([new SourceFile("own.yaml", Page)]).Find(new("AWS::KMS::Grant")));

    [Fact]
    public void The_built_in_pages_are_sound() => Assert.NotNull(BuiltIn.With(EmbeddedFiles.Below("services/")));

    [Theory]
    [InlineData("call: ListGrants", "call: ListGrant", "(5,19): error: `kms:ListGrant` is not among the calls that are known — did you mean `ListGrants`?; `List…` are ListAliases, ListGrants, ListKeys; `powerhour rules types --calls kms` lists those, CONTRIBUTING.md says how one is added")]
    [InlineData("call: ListGrants", "call: ListThings", "(5,19): error: `kms:ListThings` is not among the calls that are known; there are ")]
    [InlineData("call: ListGrants", "call: Decrypt", "(5,19): error: `kms:Decrypt` is never called: only operations that read configuration are")]
    [InlineData("call: ListGrants", "call: kmss:ListGrants", "(5,24): error: there is no service `kmss` among the calls that are known — did you mean `kms`?")]
    [InlineData("items: Grants", "items: Grant", "(5,58): error: `items`: the answer of kms:ListGrants has no `Grant` there — did you mean `Grants`?")]
    [InlineData("with: { KeyId: \"${parent.KeyId}\" }", "with: { KeyIds: \"${parent.KeyId}\" }", "(5,74): error: `with`: kms:ListGrants takes no `KeyIds` — did you mean `KeyId`?")]
    [InlineData("with: { KeyId: \"${parent.KeyId}\" }", "with: { Limit: 5 }", "(5,19): error: kms:ListGrants needs `KeyId`; give it under `with`")]
    [InlineData("for: AWS::KMS::Key", "for: AWS::KMS::Keys", "(5,36): error: no resource type `AWS::KMS::Keys` — did you mean `AWS::KMS::Key`?")]
    [InlineData("for: AWS::KMS::Key,", "for: AWS::KMS::Grant,", "(5,36): error: `for`: AWS::KMS::Grant would be listed for itself (AWS::KMS::Grant), and no list would be the first")]
    [InlineData("take: KeyMetadata", "take: KeyMetaData", "(7,76): error: `take`: the answer of kms:DescribeKey has no `KeyMetaData` there — did you mean `KeyMetadata`?")]
    [InlineData("id: GrantId", "id: Grantid", "(8,9): error: no call of AWS::KMS::Grant fills `Grantid` — did you mean `GrantId`?")]
    [InlineData("path: Constraints", "path: Constraint", "(11,17): error: no call of AWS::KMS::Grant fills `Constraint` — did you mean `Constraints`?")]
    [InlineData("path: KeyId", "path: KeyID", "(13,17): error: no call of AWS::KMS::Grant fills `KeyID` — did you mean `KeyId`?")]
    [InlineData("to: AWS::KMS::Key", "to: AWS::KMS::Ky", "(13,28): error: no resource type `AWS::KMS::Ky` — did you mean `AWS::KMS::Key`?")]
    [InlineData("  AWS::KMS::Grant:", "  Grant:", "(3,3): error: `Grant` is no type name")]
    [InlineData("call: ListGrants", "call: ListKeyGrants", "(5,19): error: `kms:ListKeyGrants` is not among the calls that are known")]
    [InlineData("arn: arn:${partition}:kms:${region}:${account}:grant/${GrantId}", "arn: KeyId", "(9,5): error: `arn`: `KeyId` names the AWS::KMS::Key, not this resource; build one of its own, such as arn:${partition}:kms:${region}:${account}:grant/${GrantId}")]
    [InlineData("${parent.KeyId}", "${parent.Nope}", "(5,82): error: `with`: `${parent.Nope}` is never filled: AWS::KMS::Key has no `Nope`; there are ")]
    [InlineData("${parent.KeyId}", "${parent.Keyid}", "(5,82): error: `with`: `${parent.Keyid}` is never filled: AWS::KMS::Key has no `Keyid` — did you mean `KeyId`?")]
    [InlineData("${parent.KeyId}", "${Parent.KeyId}", "(5,82): error: `with`: `${Parent.KeyId}` is never filled: there is no `Parent` — did you mean `parent`?")]
    [InlineData("${parent.KeyId}", "${KeyId}", "(5,82): error: `with`: `${KeyId}` is never filled: there is no `KeyId`; there are account, parent, partition, region, since")]
    [InlineData("for: AWS::KMS::Key, ", "", "(5,62): error: `with`: `${parent.KeyId}` is never filled: `parent` is there only where the list says in `for` whose it is")]
    [InlineData("KeyId: \"${KeyId}\"", "KeyId: \"${KeyID}\"", "(7,46): error: `with`: `${KeyID}` is never filled: there is no `KeyID` — did you mean `KeyId`?")]
    [InlineData("grant/${GrantId}", "grant/${GrantID}", "(9,58): error: `arn`: `${GrantID}` is never filled: there is no `GrantID` — did you mean `GrantId`?")]
    [InlineData("${partition}", "${Partition}", "(9,14): error: `arn`: `${Partition}` is never filled: there is no `Partition` — did you mean `partition`?")]
    [InlineData("${GrantId}", "${GrantId|Grant}", "(9,58): error: `arn`: `${GrantId|Grant}` is never filled: there is no `Grant` — did you mean ")]
    [InlineData("grant/${GrantId}", "grant/${GrantId", "(9,10): error: `arn`: in `arn:${partition}:kms:${region}:${account}:grant/${GrantId` a `${` has no name or no `}` behind it")]
    [InlineData("call: ListGrants,", "call: ListGrants, since: After,", "(5,38): error: `since`: kms:ListGrants takes no `After`")]
    public void A_mistake_is_told_at_its_place(string right, string wrong, string expected)
    {
        Assert.Contains(right, Page, StringComparison.Ordinal);
        var refused = Assert.Throws<DocumentException>(() => BuiltIn.With([new SourceFile("own.yaml", Page.Replace(right, wrong, StringComparison.Ordinal).ReplaceLineEndings("\n"))]));
        Assert.Contains(refused.Problems, p => p.ToString().StartsWith($"own.yaml{expected}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_whose_name_is_remembered_by_half_is_found()
    {
        var page = "service: lambda\ntypes:\n  AWS::Lambda::Url:\n    title: function URL\n    list: { call: ListFunctionUrls, items: X }\n    id: FunctionUrl\n    arn: X\n";
        Assert.Contains("`ListFunc…` are ListFunctionUrlConfigs, ListFunctions", Assert.Throws<DocumentException>(() => BuiltIn.With([new SourceFile("own.yaml", page)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_says_how_many_more_there_are()
    {
        var page = Page.Replace("service: kms", "service: sagemaker", StringComparison.Ordinal).Replace("call: ListGrants", "call: Qqqqqqqqqqqqqqqqqqqq", StringComparison.Ordinal).Replace("call: DescribeKey", "call: ListZzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", StringComparison.Ordinal);
        Assert.Matches("; there are [^;]+ and [0-9]+ more;? ", Assert.Throws<DocumentException>(() => BuiltIn.With([new SourceFile("own.yaml", page)])).Message);
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Assert.Equal(2, Assert.Throws<DocumentException>(() => BuiltIn.With([new SourceFile("own.yaml", Page.Replace("call: ListGrants", "call: ListGrant", StringComparison.Ordinal).Replace("call: DescribeKey", "call: DescribeKeys", StringComparison.Ordinal))])).Problems.Count);
}
