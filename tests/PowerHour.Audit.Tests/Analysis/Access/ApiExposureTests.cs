using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Tests.Analysis.Access;

/// <summary>Whom methods and routes of APIs let in, as rules and attack paths see it.</summary>
public sealed class ApiExposureTests
{
    private const string Api = """ "id": "r1", "name": "api", "endpointConfiguration": { "types": ["REGIONAL"] } """;
    private const string Escaped = """ "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"execute-api:Invoke\\\",\\\"Resource\\\":\\\"*\\\",\\\"Condition\\\":{\\\"IpAddress\\\":{\\\"aws:SourceIp\\\":\\\"10.0.0.0/8\\\"}}}]}" """;

    [Theory]
    [InlineData("NONE", "", "", "POST Yes")]
    [InlineData("", "", "", "POST Yes")]
    [InlineData("NONE", "\"apiKeyRequired\": true,", "", "POST Conditional apiKeyRequired")]
    [InlineData("AWS_IAM", "", "", "")]
    [InlineData("CUSTOM", "", "", "")]
    [InlineData("COGNITO_USER_POOLS", "", "", "")]
    [InlineData("NONE", "", ", \"disableExecuteApiEndpoint\": true", "POST Unknown")]
    [InlineData("NONE", "", ", \"policy\": " + Escaped, "")]
    public void A_method_is_open_where_neither_it_nor_its_api_asks_for_anything(string authorization, string key, string api, string expected)
    {
        var account = new SmallAccount().With("AWS::ApiGateway::RestApi", $$"""{ {{Api}}{{api}} }""").With("AWS::ApiGateway::Stage", """{ "restApiId": "r1", "stageName": "prod" }""")
            .With("AWS::ApiGateway::Resource", $$$$$"""
                { "id": "x", "restApiId": "r1", "path": "/p", "resourceMethods": { "POST": { {{{{{key}}}}} "authorizationType": "{{{{{authorization}}}}}", "methodIntegration": { "uri": "arn:x" } },
                  "OPTIONS": { "authorizationType": "NONE", "methodIntegration": { "uri": "arn:x" } }, "GET": { "authorizationType": "NONE", "methodIntegration": { "type": "MOCK" } } } }
                """);
        Assert.Equal(expected, Said(account.Build(), "AWS::ApiGateway::Resource"));
    }

    [Fact]
    public void Each_open_method_is_named_with_its_setting()
    {
        var account = new SmallAccount().With("AWS::ApiGateway::RestApi", $$"""{ {{Api}} }""").With("AWS::ApiGateway::Stage", """{ "restApiId": "r1", "stageName": "prod" }""")
            .With("AWS::ApiGateway::Resource", """{ "id": "x", "restApiId": "r1", "resourceMethods": { "POST": { "authorizationType": "NONE", "methodIntegration": { "uri": "arn:x" } }, "PUT": { "authorizationType": "NONE", "methodIntegration": { "uri": "arn:x" } } } }""");
        Assert.Equal("POST Yes, PUT Yes", Said(account.Build(), "AWS::ApiGateway::Resource"));
    }

    [Theory]
    [InlineData("POST /p", "NONE", "HTTP", "AuthorizationType Yes")]
    [InlineData("POST /p", "JWT", "HTTP", "")]
    [InlineData("$connect", "NONE", "WEBSOCKET", "AuthorizationType Yes")]
    [InlineData("$connect", "AWS_IAM", "WEBSOCKET", "")]
    public void A_route_is_open_where_it_asks_for_nothing(string key, string authorization, string protocol, string expected)
    {
        var account = new SmallAccount().With("AWS::ApiGatewayV2::Api", $$"""{ "ApiId": "a1", "ProtocolType": "{{protocol}}" }""")
            .With("AWS::ApiGatewayV2::Route", $$"""{ "RouteId": "x", "ApiId": "a1", "RouteKey": "{{key}}", "AuthorizationType": "{{authorization}}" }""");
        Assert.Equal(expected, Said(account.Build(), "AWS::ApiGatewayV2::Route"));
    }

    /// <summary>Later messages of a socket are let in as its connection was.</summary>
    [Theory]
    [InlineData("AWS_IAM", 0)]
    [InlineData("NONE", 2)]
    public void Messages_of_a_socket_are_as_open_as_its_connection(string connecting, int open)
    {
        var context = new SmallAccount().With("AWS::ApiGatewayV2::Api", """{ "ApiId": "a1", "ProtocolType": "WEBSOCKET" }""")
            .With("AWS::ApiGatewayV2::Route", $$"""{ "RouteId": "c", "ApiId": "a1", "RouteKey": "$connect", "AuthorizationType": "{{connecting}}" }""")
            .With("AWS::ApiGatewayV2::Route", """{ "RouteId": "m", "ApiId": "a1", "RouteKey": "ask", "AuthorizationType": "NONE" }""").Build();
        Assert.Equal(open, context.Store.Keep(new ResourceType("AWS::ApiGatewayV2::Route")).All.Sum(r => context.Effective.ExposureOf(r).All.Count));
    }

    [Fact]
    public void What_was_not_read_leaves_it_open_whether_anybody_can_call()
    {
        var method = """{ "id": "x", "restApiId": "r1", "resourceMethods": { "POST": { "authorizationType": "NONE", "methodIntegration": { "uri": "arn:x" } } } }""";
        Assert.Equal("POST Unknown", Said(new SmallAccount("apigateway:GetStages").With("AWS::ApiGateway::RestApi", $$"""{ {{Api}} }""").With("AWS::ApiGateway::Resource", method).Build(), "AWS::ApiGateway::Resource"));
        Assert.Equal("", Said(new SmallAccount().With("AWS::ApiGateway::RestApi", $$"""{ {{Api}} }""").With("AWS::ApiGateway::Resource", method).Build(), "AWS::ApiGateway::Resource"));
        var unlisted = new SmallAccount("apigateway:GetRestApis").With("AWS::ApiGateway::Resource", method).Build();
        Assert.NotEmpty(unlisted.Effective.ExposureOf(Only(unlisted, "AWS::ApiGateway::Resource")).GapIds);
    }

    private static Resource Only(AnalysisContext context, string type) => Assert.Single(context.Store.Keep(new ResourceType(type)).All);

    private static string Said(AnalysisContext context, string type) => string.Join(", ", context.Effective.ExposureOf(Only(context, type)).All.Select(e => e.Grantee)
        .Select(g => string.Join(' ', (string[])[g.Configuration!.Replace("resourceMethods.", "", StringComparison.Ordinal).Split('.', ' ')[0], $"{g.Answer}", .. g.ConditionKeys])));
}
