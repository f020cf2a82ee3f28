using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using Xunit;
using static PowerHour.Audit.Tests.Analysis.Access.SmallAccount;

namespace PowerHour.Audit.Tests.Analysis.Access;

/// <summary>Whoever is found at once must be whom one finds by asking each user and role: the index leaves nobody out and lets nobody in.</summary>
public sealed class GrantIndexTests
{
    /// <summary>Patterns that begin alike, meet in the middle, hold variables, or stand for everything but something.</summary>
    private static readonly string[] Patterns =
    [
        "*", "arn:aws:s3:::*", "arn:aws:s3:::d*", "arn:aws:s3:::data*", "arn:aws:s3:::data/*", "arn:aws:s3:::data/train/*", "arn:aws:s3:::data/train/x", "arn:aws:s3:::data/tr", "arn:aws:s3:::*/train/*", "arn:aws:s3:::dat?/*",
        "arn:aws:s3:::data/${aws:username}/*", "arn:aws:s3:::database/*", "arn:aws:s3:::other/*", "arn:*:s3:::data/*", "arn:aws:s3:::data",
    ];

    private static readonly ResourceType[] Types = [new("AWS::IAM::Role"), new("AWS::IAM::User")];

    private static readonly string[] Targets = ["", "t", "train", "train/", "train/x", "train/x/y", "models/", "ann/"];

    [Fact]
    public void Each_pattern_of_a_policy_is_found_where_it_meets_the_prefix()
    {
        var account = new SmallAccount().Bucket("data", $$"""{"Effect":"Allow","Principal":{"AWS":"{{RoleArn("named")}}"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::data/models/*"}""").Role("named");
        for (var i = 0; i < Patterns.Length; i++)
        {
            account.Role($"r{i:D2}", Allow("s3:PutObject", Patterns[i])).Role($"n{i:D2}", $$"""{"Effect":"Allow","Action":"s3:Put*","NotResource":"{{Patterns[i]}}"}""").User($"u{i:D2}", Allow("s3:*", Patterns[i]));
        }

        var context = account.Build();
        foreach (var prefix in Targets)
        {
            Same(context, context.Effective.WhoUnder("arn:aws:s3:::data", prefix, AccessVerb.Write), $"arn:aws:s3:::data/{prefix}*", "s3:PutObject", "s3:ReplicateObject");
            Same(context, context.Effective.WhoAt("arn:aws:s3:::data", prefix + "z", AccessVerb.Write), $"arn:aws:s3:::data/{prefix}z", "s3:PutObject", "s3:ReplicateObject");
        }
    }

    [Fact]
    public void Everybody_of_the_demonstration_account_is_found_where_asking_him_alone_finds_him()
    {
        var services = ServiceCatalog.BuiltIn();
        using var demo = DemoAccount.Open(services);
        var context = AuditPipeline.Analyse(demo, new AuditOptions { Services = services, Rules = RuleCatalog.Load() });
        foreach (var (type, action) in new[] { ("AWS::SageMaker::Endpoint", "sagemaker:InvokeEndpoint"), ("AWS::IAM::Role", "iam:PassRole"), ("AWS::Lambda::Function", "lambda:UpdateFunctionCode"), ("AWS::ECR::Repository", "ecr:PutImage") })
        {
            foreach (var resource in context.Store.Keep(new ResourceType(type)).All)
            {
                Same(context, context.Effective.Who(resource.Arn, action), resource.Arn, action);
            }
        }
    }

    private static void Same(AnalysisContext context, AccessList list, string target, params string[] actions)
    {
        var found = list.Grantees.Concat(list.Administrators).Where(g => g.Kind == GranteeKind.Internal);
        var asked = Types.SelectMany(t => context.Store.Keep(t).All).Select(p => context.Effective.Can(p.Arn, target, actions)).OfType<Grantee>().Where(g => !g.Principal.Contains("/aws-service-role/", StringComparison.Ordinal));
        Assert.Equal($"{target}\n{Lines(asked)}", $"{target}\n{Lines(found)}");
    }

    private static string Lines(IEnumerable<Grantee> grantees) => string.Join('\n', grantees.Select(g => $"{g.Principal} {g.Answer}").Order(StringComparer.Ordinal));
}
