using PowerHour.Audit.Aws.Calls;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Calls;

public sealed class RoleTests
{
    private const string Assumed = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
        </Credentials></AssumeRoleResult></AssumeRoleResponse>
        """;

    [Fact]
    public async Task A_role_is_assumed_once_with_its_external_id_and_signs_what_follows()
    {
        using var server = new LoopbackServer(r => ServerAnswer.Of(IsSts(r) ? Assumed : "{}"));
        using var session = Sessions.To(server, o => o with { RoleArn = "arn:aws:iam::111122223333:role/audit", ExternalId = "outside", Region = "eu-west-1" });

        await session.AskAsync("sagemaker:ListModels");
        await session.AskAsync("sagemaker:ListEndpoints");

        var sts = Assert.Single(server.Requests, IsSts);
        Assert.Contains("ExternalId=outside", sts.Text, StringComparison.Ordinal);
        Assert.Contains("RoleSessionName=powerhour-audit", sts.Text, StringComparison.Ordinal);
        Assert.Contains("Credential=AKIATEST/", sts.Header("Authorization"), StringComparison.Ordinal);
        var asked = server.Requests.Where(r => !IsSts(r)).ToArray();
        Assert.Equal(2, asked.Length);
        Assert.All(asked, r => Assert.Contains("Credential=ASIAROLE/", r.Header("Authorization"), StringComparison.Ordinal));
        Assert.All(asked, r => Assert.Equal("role-token", r.Header("X-Amz-Security-Token")));
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_a_matter_of_credentials()
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of("<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>", 403));
        using var session = Sessions.To(server, o => o with { RoleArn = "arn:aws:iam::111122223333:role/audit", Region = "eu-west-1" });

        Assert.Equal(AwsCallFailure.InvalidCredentials, (await session.FailAsync("sagemaker:ListModels")).Failure);
    }

    [Fact]
    public async Task An_endpoint_of_a_service_wins_over_the_one_for_all()
    {
        using var all = new LoopbackServer(_ => ServerAnswer.Of("{}"));
        using var own = new LoopbackServer(_ => ServerAnswer.Of("{}"));
        using var session = Sessions.To(all, o => o with { ServiceEndpoints = new Dictionary<string, Uri>(StringComparer.Ordinal) { ["kms"] = own.Url } });

        await session.AskAsync("kms:ListKeys");
        await session.AskAsync("sagemaker:ListModels");

        Assert.Single(own.Requests);
        Assert.Single(all.Requests);
    }

    [Fact]
    public async Task A_page_of_an_emulator_is_a_call_that_is_not_offered_and_not_asked_again()
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of("<!doctype html>\n<html lang=en><title>500 Internal Server Error</title></html>", 500));
        using var session = Sessions.To(server, o => o with { MaxRetries = 3 });

        Assert.Equal(AwsCallFailure.NotImplemented, (await session.FailAsync("sagemaker:ListModels")).Failure);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_account_is_not_put_in_front_of_an_address()
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of("<ListAccessPointsResult/>"));
        using var session = Sessions.To(server);

        await session.AskAsync("s3control:ListAccessPoints", """{"AccountId":"111122223333"}""");

        Assert.Equal("111122223333", server.Last.Header("x-amz-account-id"));
    }

    private static bool IsSts(ServerRequest request) => request.Text.Contains("Action=AssumeRole", StringComparison.Ordinal);
}
