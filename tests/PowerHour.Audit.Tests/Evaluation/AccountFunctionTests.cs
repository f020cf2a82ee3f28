using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What expressions see of the account around a resource: what it refers to, who refers to it, what there is; and of each which failed call matters to it, and which does not.</summary>
public sealed class AccountFunctionTests
{
    private const string Notebook = """AWS::SageMaker::NotebookInstance {"NotebookInstanceName":"n","SubnetId":"subnet-1","SecurityGroups":["sg-1"],"RoleArn":"arn:aws:iam::111122223333:role/r","KmsKeyId":"k1"}""";

    private const string Bare = """AWS::SageMaker::NotebookInstance {"NotebookInstanceName":"n"}""";

    private const string Subnet = """AWS::EC2::Subnet {"SubnetId":"subnet-1","VpcId":"vpc-1"}""";

    private const string Group = """AWS::EC2::SecurityGroup {"GroupId":"sg-1"}""";

    private const string Role = """AWS::IAM::Role {"RoleName":"r","Path":"/"}""";

    private const string Key = """AWS::KMS::Key {"KeyId":"k1","Arn":"arn:aws:kms:eu-west-1:111122223333:key/k1"}""";

    private const string Elsewhere = """us-east-1 AWS::KMS::Key {"KeyId":"k2","Arn":"arn:aws:kms:us-east-1:111122223333:key/k2"}""";

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    /// <summary>What must hold of the first of some resources, the calls that failed in eu-west-1, and what comes of it.</summary>
    public static TheoryData<string, string[], string[], string> Cases => new()
    {
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 1", [Notebook, Subnet], [], "PASS" },
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 1", [Notebook], [], "FAIL" },
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 1", [Notebook], ["ec2:DescribeSubnets"], "UNKNOWN, ec2:DescribeSubnets" },
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 1", [Notebook, Subnet], ["ec2:DescribeSubnets"], "PASS" },
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 1", [Notebook, Subnet], ["ec2:DescribeSecurityGroups"], "PASS" },
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 0", [Bare, Subnet], ["ec2:DescribeSubnets"], "PASS" },
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 0", [Bare, Subnet], ["sagemaker:DescribeNotebookInstance"], "UNKNOWN, sagemaker:DescribeNotebookInstance" },
        { "related('attached-to').size() == 2", [Notebook, Subnet, Group], [], "PASS" },
        { "related('attached-to').size() == 2", [Notebook, Subnet], ["ec2:DescribeSecurityGroups"], "UNKNOWN, ec2:DescribeSecurityGroups" },
        { "related('attached-to').size() == 2", [Notebook], ["ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"], "UNKNOWN, ec2:DescribeSecurityGroups, ec2:DescribeSubnets" },
        { "related('attached-to', 'AWS::EC2::Subnet').size() == 1", [$"us-east-1 {Notebook}"], ["ec2:DescribeSubnets"], "FAIL" },
        { "related('assumes', 'AWS::IAM::Role').size() == 1", [Notebook, Role], [], "PASS" },
        { "related('assumes', 'AWS::IAM::Role').size() == 1", [Notebook], ["iam:GetAccountAuthorizationDetails"], "UNKNOWN, iam:GetAccountAuthorizationDetails" },
        { "related('assumes').size() == 1 && related('encrypted-by').size() == 1", [Notebook, Role, Key], ["ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"], "PASS" },
        { "referrers('attached-to', 'AWS::SageMaker::NotebookInstance').size() == 1", [Subnet, Notebook], [], "PASS" },
        { "referrers('attached-to', 'AWS::SageMaker::NotebookInstance').size() == 1", [Subnet, Bare], [], "FAIL" },
        { "referrers('attached-to', 'AWS::SageMaker::NotebookInstance').size() == 1", [Subnet], ["sagemaker:ListNotebookInstances"], "UNKNOWN, sagemaker:ListNotebookInstances" },
        { "referrers('attached-to', 'AWS::SageMaker::NotebookInstance').size() == 0", [Subnet, Bare], ["sagemaker:DescribeNotebookInstance"], "UNKNOWN, sagemaker:DescribeNotebookInstance" },
        { "referrers('attached-to', 'AWS::SageMaker::NotebookInstance').size() == 0", [Subnet], ["sagemaker:ListModels"], "PASS" },
        { "referrers('attached-to').size() == 0", [Subnet], ["sagemaker:ListModels"], "UNKNOWN, sagemaker:ListModels" },
        { "referrers('assumes', 'AWS::SageMaker::NotebookInstance').size() == 1", [Role, Notebook], [], "PASS" },
        { "referrers('assumes', 'AWS::SageMaker::NotebookInstance').size() == 0", [Role], ["sagemaker:ListNotebookInstances"], "UNKNOWN, sagemaker:ListNotebookInstances" },
        { "referrers('encrypted-by', 'AWS::SageMaker::NotebookInstance').size() == 0", [Elsewhere], ["sagemaker:ListNotebookInstances"], "PASS" },
        { "resources('AWS::KMS::Key').size() == 2", [Notebook, Key, Elsewhere], [], "PASS" },
        { "resources('AWS::KMS::Key').size() == 2", [Notebook, Key, Elsewhere], ["kms:ListKeys"], "UNKNOWN, kms:ListKeys" },
        { "regional('AWS::KMS::Key').size() == 1", [Notebook, Key, Elsewhere], [], "PASS" },
        { "regional('AWS::KMS::Key').size() == 1", [Notebook, Key, Elsewhere], ["kms:ListKeys"], "UNKNOWN, kms:ListKeys" },
        { "regional('AWS::KMS::Key').size() == 1", [$"us-east-1 {Bare}", Key, Elsewhere], ["kms:ListKeys"], "PASS" },
        { "regional('AWS::KMS::Key').size() == 2", [Role, Key, Elsewhere], [], "PASS" },
        { "regional('AWS::IAM::Role').size() == 1", [Notebook, Role], [], "PASS" },
        { "resource('AWS::KMS::Key', 'k1') != null", [Notebook, Key], [], "PASS" },
        { "resource('AWS::KMS::Key', 'k1') == null", [Notebook], [], "PASS" },
        { "resource('AWS::KMS::Key', 'k1') == null", [Notebook], ["kms:ListKeys"], "UNKNOWN, kms:ListKeys" },
        { "resource('AWS::KMS::Key', 'k1') != null", [Notebook, Key], ["kms:ListKeys"], "PASS" },
        { "resource('AWS::KMS::Key', 'arn:aws:kms:us-east-1:111122223333:key/k9') == null", [Notebook], ["kms:ListKeys"], "PASS" },
        { "resource('AWS::KMS::Key', 'arn:aws:kms:eu-west-1:111122223333:key/k9') == null", [Notebook], ["kms:ListKeys"], "UNKNOWN, kms:ListKeys" },
        { "resource('AWS::KMS::Key', 'arn:aws:kms:eu-west-1:111122223333:key/k9') == null", [$"us-east-1 {Bare}"], ["kms:ListKeys"], "UNKNOWN, kms:ListKeys" },
        { "resource('AWS::KMS::Key', 'k9') == null", [$"us-east-1 {Bare}"], ["kms:ListKeys"], "PASS" },
        { "resource('AWS::KMS::Key', 'k9') == null", [Role], ["kms:ListKeys"], "UNKNOWN, kms:ListKeys" },
        { "resource('AWS::KMS::Key', null) == null", [Notebook], ["kms:ListKeys"], "PASS" },
        { "atLeast(resources('AWS::KMS::Key').map(k, k.KeyId), 2)", [Notebook, Key, Elsewhere], ["kms:ListKeys"], "PASS" },
        { "atLeast(resources('AWS::KMS::Key').map(k, k.KeyId), 3)", [Notebook, Key, Elsewhere], ["kms:ListKeys"], "UNKNOWN, kms:ListKeys" },
        { "atLeast(resources('AWS::KMS::Key').map(k, k.KeyId), 3)", [Notebook, Key, Elsewhere], [], "FAIL" },
        { "statements(self.SubnetId).size() == 0", [Notebook], [], "UNKNOWN, MALFORMED_ANSWER policy of arn:aws:sagemaker:eu-west-1:111122223333:notebookinstance/n global" },
        { "statements('').size() == 0 && statements({'Statement': []}).size() == 0", [Notebook], [], "PASS" },
        { "actionMatches('s3:get*', 'S3:GetObject') && !globMatches('a*', 'Ab') && globMatches('a*', 'ab')", [Notebook], [], "PASS" },
        { "name == 'n' && region == 'eu-west-1' && account == '111122223333' && arn.endsWith('n')", [Notebook], [], "PASS" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Only_a_call_that_matters_makes_it_unknown(string require, string[] resources, string[] gaps, string expected)
    {
        var account = new TestAccount(Services, "eu-west-1", gaps, DateTimeOffset.UnixEpoch);
        var made = resources.Select(r => Make(account, r)).ToArray();
        var manifest = account.ToSnapshot().Manifest;
        var snapshot = Snapshot.Of(manifest with { Regions = ["eu-west-1", "us-east-1"] }, made);
        var finding = Assert.Single(Judge(snapshot, made[0].Type.Name, $"require: |\n  {require}"), f => f.Resource.Arn == made[0].Arn);
        Assert.Equal(expected, string.Join(", ", [finding.Status.Name(), .. finding.GapIds.Select(g => g.Split(' ') is [_, var call, "eu-west-1"] ? call : g)]));
    }

    /// <summary>A named expression that looks at the region is worked out again for the next region, and only then.</summary>
    [Fact]
    public void What_was_worked_out_for_one_region_says_nothing_of_another()
    {
        var account = new TestAccount(Services, "eu-west-1", [], DateTimeOffset.UnixEpoch);
        Resource[] made = [Make(account, Bare), Make(account, "us-east-1 " + Bare), Make(account, "us-west-2 " + Bare), Make(account, Key), Make(account, Elsewhere)];
        var findings = Judge(Snapshot.Of(account.ToSnapshot().Manifest with { Regions = ["eu-west-1", "us-east-1", "us-west-2"] }, made), "AWS::SageMaker::NotebookInstance", "let: { keys: \"regional('AWS::KMS::Key').map(k, k.KeyId)\" }\nrequire: |\n  keys == (region == 'eu-west-1' ? ['k1'] : region == 'us-east-1' ? ['k2'] : [])");
        Assert.Equal(["PASS eu-west-1", "PASS us-east-1", "PASS us-west-2"], findings.Select(f => $"{f.Status.Name()} {f.Resource.Region}"), StringComparer.Ordinal);
    }

    /// <summary>A call that failed half way leaves what it had read: a list knows that there may be more, and a value that was read stays.</summary>
    [Theory]
    [InlineData("self.SecurityGroups.exists(g, g == 'sg-1')", "PASS")]
    [InlineData("self.SecurityGroups.exists(g, g == 'sg-2')", "UNKNOWN, gap")]
    [InlineData("self.SecurityGroups.size() == 1", "UNKNOWN, gap")]
    [InlineData("self.SubnetId == 'subnet-1'", "PASS")]
    [InlineData("self.RoleArn == null", "UNKNOWN, gap")]
    [InlineData("self.KmsKeyId == null", "PASS")]
    public void What_was_read_before_a_call_failed_counts(string require, string expected)
    {
        var account = new TestAccount(Services, "eu-west-1", [], DateTimeOffset.UnixEpoch);
        var made = Make(account, """AWS::SageMaker::NotebookInstance {"NotebookInstanceName":"n","SubnetId":"subnet-1","SecurityGroups":["sg-1"]}""");
        var torn = new Resource
        {
            Type = made.Type, Arn = made.Arn, Id = made.Id, Name = made.Name, Region = made.Region, AccountId = made.AccountId, Data = made.Data, Calls = made.Calls,
            Unread = [.. ((string[])["SecurityGroups", "SubnetId", "RoleArn"]).Select(p => new UnreadPart(p, "gap"))],
        };
        var finding = Assert.Single(Judge(Snapshot.Of(account.ToSnapshot().Manifest, [torn]), "AWS::SageMaker::NotebookInstance", $"require: |\n  {require}"));
        Assert.Equal(expected, string.Join(", ", [finding.Status.Name(), .. finding.GapIds]));
    }

    private static IReadOnlyList<Finding> Judge(Snapshot snapshot, string type, string lines)
    {
        var compiler = new RuleCompiler(Services);
        var store = new ResourceStore(snapshot, Services);
        var context = new AnalysisContext(store, GraphBuilder.Build(store), new HashSet<string>(StringComparer.Ordinal));
        var card = new SourceFile("acme/x.yaml", $"title: t\nresource: {type}\nseverity: low\ncontrol: logging\nwhy: w\n{lines}\nmessage: m\nremediation: {{ text: r }}\n");
        return new RuleSetEvaluator(context, compiler.Types) { AllResources = true }.Evaluate(compiler.Compile([RuleReader.Read(card, "acme/x")]));
    }

    private static Resource Make(TestAccount account, string written)
    {
        var parts = written.Split('{', 2);
        var words = parts[0].Trim().Split(' ');
        var made = account.Make(new(words[^1]), JsonNode.Parse("{" + parts[1])!.AsObject(), []);
        return words.Length == 1 ? made
            : new Resource { Type = made.Type, Arn = made.Arn.Replace("eu-west-1", words[0], StringComparison.Ordinal), Id = made.Id, Name = made.Name, Region = words[0], AccountId = made.AccountId, Data = made.Data, Calls = made.Calls, Unread = made.Unread };
    }
}
