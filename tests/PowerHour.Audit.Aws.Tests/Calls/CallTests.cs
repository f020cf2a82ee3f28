using PowerHour.Audit.Aws.Calls;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Calls;

public sealed class CallTests
{
    [Theory]
    [InlineData(400, "AccessDeniedException", "with an explicit deny in a service control policy", AwsCallFailure.DeniedByScp)]
    [InlineData(400, "AccessDeniedException", "because no permissions boundary allows", AwsCallFailure.DeniedByBoundary)]
    [InlineData(400, "AccessDeniedException", "not authorized", AwsCallFailure.AccessDenied)]
    [InlineData(403, "AccessDeniedException", "Macie is not enabled", AwsCallFailure.NotFound)]
    [InlineData(400, "ThrottlingException", "Rate exceeded", AwsCallFailure.Throttled)]
    [InlineData(400, "ValidationException", "Could not find model", AwsCallFailure.NotFound)]
    [InlineData(400, "ValidationException", "bad", AwsCallFailure.BadRequest)]
    [InlineData(400, "ExpiredTokenException", "expired", AwsCallFailure.ExpiredToken)]
    [InlineData(400, "UnrecognizedClientException", "invalid", AwsCallFailure.InvalidCredentials)]
    [InlineData(400, "OptInRequired", "", AwsCallFailure.UnsupportedInRegion)]
    [InlineData(500, "InternalFailure", "", AwsCallFailure.ServerError)]
    [InlineData(501, "", "", AwsCallFailure.NotImplemented)]
    public async Task A_refusal_is_classified(int status, string code, string message, AwsCallFailure failure)
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of($"{{\"__type\":\"ns#{code}\",\"message\":\"{message}\"}}", status));
        using var session = Sessions.To(server);

        var e = await session.FailAsync("sagemaker:ListModels");

        Assert.Equal((failure, status, "req-1"), (e.Failure, e.HttpStatus, e.RequestId));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("{\"Models\":[")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task A_body_that_cannot_be_read_is_malformed(string body)
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of(body));
        using var session = Sessions.To(server);

        Assert.Equal(AwsCallFailure.Malformed, (await session.FailAsync("sagemaker:ListModels")).Failure);
    }

    [Fact]
    public async Task A_body_that_stalls_times_out()
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of("{") with { MissingBytes = 10, Stall = TimeSpan.FromSeconds(3) });
        using var session = Sessions.To(server, o => o with { AttemptTimeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(AwsCallFailure.Timeout, (await session.FailAsync("sagemaker:ListModels")).Failure);
    }

    [Fact]
    public async Task Timestamps_become_iso_and_connections_hide_passwords()
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of("""{"Models":[{"ModelName":"m","CreationTime":1.7E9,"Extra":1,"ModelArn":null}]}"""));
        using var session = Sessions.To(server);

        var answer = await session.AskAsync("sagemaker:ListModels", """{"CreationTimeAfter":"2026-01-31T00:00:00Z"}""");
        Assert.Equal("""{"Models":[{"ModelName":"m","CreationTime":"2023-11-14T22:13:20Z","Extra":1}]}""", answer.Body.GetRawText());
        Assert.Equal("""{"CreationTimeAfter":1769817600}""", server.Last.Text);

        await session.AskAsync("glue:GetConnections", """{"HidePassword":false}""");
        Assert.Equal("""{"HidePassword":true}""", server.Last.Text);
    }

    [Fact]
    public async Task A_repeated_token_ends_as_malformed()
    {
        using var server = new LoopbackServer(_ => ServerAnswer.Of("""{"Models":[],"NextToken":"a"}"""));
        using var session = Sessions.To(server);
        var pages = 0;

        var e = await Assert.ThrowsAsync<AwsCallException>(async () =>
        {
            await foreach (var page in session.PagesAsync(Sessions.Call("sagemaker:ListModels"), TestContext.Current.CancellationToken))
            {
                pages++;
            }
        });

        Assert.Equal((AwsCallFailure.Malformed, 2), (e.Failure, pages));
    }

    [Fact]
    public async Task The_limiter_halves_once_an_event_and_recovers()
    {
        var limiter = new CallLimiter(initial: 4, most: 8);
        var tickets = new int[4];
        for (var i = 0; i < 4; i++)
        {
            tickets[i] = await limiter.EnterAsync(TestContext.Current.CancellationToken);
        }

        Array.ForEach(tickets, t => limiter.Exit(t, throttled: true));
        Assert.Equal(2, limiter.Limit);

        limiter.Exit(await limiter.EnterAsync(TestContext.Current.CancellationToken), throttled: false);
        limiter.Exit(await limiter.EnterAsync(TestContext.Current.CancellationToken), throttled: false);
        Assert.Equal(3, limiter.Limit);
    }
}
