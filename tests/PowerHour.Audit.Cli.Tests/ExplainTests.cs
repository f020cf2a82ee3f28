using System.Text.Json;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Who can do what, with the statement that decides: on the demonstration account, on a file of authorization details, and for mistaken questions.</summary>
public sealed class ExplainTests
{
    private const string Details = """
        {
          "UserDetailList": [
            { "UserName": "ann", "UserId": "AIDAEXAMPLE1", "Arn": "arn:aws:iam::111122223333:user/ann", "Path": "/", "GroupList": [],
              "UserPolicyList": [{ "PolicyName": "p", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                { "Sid": "Pass", "Effect": "Allow", "Action": ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], "Resource": "*" },
                { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*", "Condition": { "StringEquals": { "aws:SourceVpce": "vpce-1" } } },
                { "Sid": "No", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" } ] } }],
              "AttachedManagedPolicies": [] },
            { "UserName": "bob", "UserId": "AIDAEXAMPLE2", "Arn": "arn:aws:iam::111122223333:user/bob", "Path": "/", "GroupList": [], "UserPolicyList": [],
              "AttachedManagedPolicies": [{ "PolicyName": "Gone", "PolicyArn": "arn:aws:iam::111122223333:policy/Gone" }] }
          ],
          "GroupDetailList": [],
          "RoleDetailList": [
            { "RoleName": "boss", "RoleId": "AROAEXAMPLE1", "Arn": "arn:aws:iam::111122223333:role/boss", "Path": "/", "InstanceProfileList": [],
              "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] },
              "RolePolicyList": [{ "PolicyName": "all", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] } }],
              "AttachedManagedPolicies": [] }
          ],
          "Policies": [],
          "IsTruncated": false
        }
        """;

    [Theory]
    [InlineData("boss", "s3:DeleteObject", "arn:aws:s3:::data/x", 0, "ALLOWED", "role/boss inline policy all statement 1")]
    [InlineData("ann", "s3:DeleteObject", "arn:aws:s3:::data/x", 1, "EXPLICITLY_DENIED", "statement 'No'")]
    [InlineData("ann", "s3:PutObject", "arn:aws:s3:::data/x", 1, "IMPLICITLY_DENIED", "an Allow for s3:PutObject on arn:aws:s3:::data/x in an identity policy")]
    [InlineData("arn:aws:iam::111122223333:user/ann", "s3:GetObject", "arn:aws:s3:::data/*", 3, "CONDITIONAL", "aws:sourcevpce")]
    [InlineData("bob", "s3:GetObject", "arn:aws:s3:::data/x", 3, "UNKNOWN", "policy/Gone")]
    [InlineData("boss", "kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k", 3, "UNKNOWN", "policy of arn:aws:kms:eu-west-1:111122223333:key/k")]
    [InlineData("*", "s3:GetObject", "arn:aws:s3:::data/x", 1, "IMPLICITLY_DENIED", "the resource's own policy")]
    [InlineData("444455556666", "s3:GetObject", "arn:aws:s3:::data/x", 1, "IMPLICITLY_DENIED", "the resource's own policy")]
    public async Task An_answer_names_its_outcome_and_what_decided(string who, string action, string resource, int code, string outcome, string reason)
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("explain", "access", who, action, resource, "--authorization-details", await File(folder, Details));
        Assert.True(ran.Code == code, $"{ran.Code}\n{ran.Out}\n{ran.Error}");
        Assert.StartsWith(outcome + ": ", ran.Out, StringComparison.Ordinal);
        Assert.Contains(reason, ran.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("upper bound", ran.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Ran.Of("explain", "access", who, action, resource, "--format", "json", "--authorization-details", folder.File("details.json"))).Out);
        Assert.Equal(outcome, json.RootElement.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("boss", """ "RoleLastUsed": { "LastUsedDate": "2026-03-01T22:10:00+01:00", "Region": "eu-west-1" }, """, "last used   2026-03-01T21:10:00Z in eu-west-1", "2026-03-01T21:10:00Z")]
    [InlineData("boss", """ "CreateDate": "2024-01-01T00:00:00Z", "RoleLastUsed": {}, """, "last used   not in the time that AWS tracks, at most 400 days; made 2024-01-01T00:00:00Z", null)]
    [InlineData("boss", "", "last used   not known: the data have no RoleLastUsed of the role", "none")]
    [InlineData("ann", "", null, "none")]
    public async Task An_answer_about_a_role_says_when_it_was_last_used(string who, string said, string? expected, string? date)
    {
        using var folder = new TemporaryFolder();
        var details = await File(folder, Details.Replace("\"RoleName\": \"boss\",", $"\"RoleName\": \"boss\",{said}", StringComparison.Ordinal));
        string[] question = ["explain", "access", who, "s3:GetObject", "arn:aws:s3:::data/x", "--authorization-details", details];
        var text = (await Ran.Of(question)).Out;
        Assert.Equal(expected, text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("last used", StringComparison.Ordinal)));
        using var json = JsonDocument.Parse((await Ran.Of([.. question, "--format", "json"])).Out);
        var last = json.RootElement.GetProperty("lastUsed");
        Assert.Equal(date, last.ValueKind == JsonValueKind.Null ? "none" : last.GetProperty("date").GetString());
    }

    [Fact]
    public async Task Escalation_shows_the_chain_with_the_statement_behind_each_step()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("explain", "escalation", "--authorization-details", await File(folder, Details));
        Assert.Equal(1, ran.Code);
        Assert.Contains("1 administrators: arn:aws:iam::111122223333:role/boss", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1. becomes arn:aws:iam::111122223333:role/boss", ran.Out, StringComparison.Ordinal);
        Assert.Contains("iam:PassRole: ALLOWED by arn:aws:iam::111122223333:user/ann inline policy p statement 'Pass'", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 whose policies could not all be read: arn:aws:iam::111122223333:user/bob", ran.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Ran.Of("explain", "escalation", "ann", "--format", "json", "--authorization-details", folder.File("details.json"))).Out);
        var step = json.RootElement.GetProperty("chains")[0].GetProperty("steps")[0];
        Assert.Equal("arn:aws:iam::111122223333:role/boss", step.GetProperty("to").GetString());
        Assert.Equal("Pass", step.GetProperty("uses")[0].GetProperty("evidence").EnumerateArray().First(e => e.GetProperty("action").GetString() == "iam:PassRole").GetProperty("decidedBy").GetProperty("sid").GetString());
    }

    [Fact]
    public async Task Who_can_names_administrators_apart_and_does_not_leave_out_what_can_not_be_told()
    {
        using var folder = new TemporaryFolder();
        using var json = JsonDocument.Parse((await Ran.Of("explain", "who-can", "s3:GetObject", "arn:aws:s3:::data/*", "--format", "json", "--authorization-details", await File(folder, Details))).Out);
        Assert.Equal("arn:aws:iam::111122223333:role/boss", Assert.Single(json.RootElement.GetProperty("administrators").EnumerateArray()).GetString());
        Assert.Equal([("arn:aws:iam::111122223333:user/ann", "CONDITIONAL"), ("arn:aws:iam::111122223333:user/bob", "UNKNOWN")], json.RootElement.GetProperty("others").EnumerateArray().Select(o => (o.GetProperty("principal").GetString(), o.GetProperty("outcome").GetString())));
    }

    [Fact]
    public async Task The_demonstration_account_is_explained_without_a_file()
    {
        var ran = await Ran.Of("explain", "access", "ExampleDataScientist", "iam:PassRole", "arn:aws:iam::111122223333:role/ExampleAutopilot");
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("statement 'PassAnything'", ran.Out, StringComparison.Ordinal);
        Assert.Equal(1, (await Ran.Of("explain", "escalation")).Code);
    }

    [Theory]
    [InlineData("nobody", "s3:GetObject", "has no user or role `nobody`")]
    [InlineData("bosss", "s3:GetObject", "did you mean `boss`?")]
    [InlineData("boss", "GetObject", "is no action: write service:Name")]
    [InlineData("boss", "s3:*", "is no action: write service:Name")]
    public async Task A_question_that_can_not_be_asked_says_what_to_write(string who, string action, string expected)
    {
        using var folder = new TemporaryFolder();
        (await Ran.Of("explain", "access", who, action, "*", "--authorization-details", await File(folder, Details))).IsMistake(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"RoleDetailList\": [ 3 ] }")]
    [InlineData("{ \"RoleDetailList\": [ { } ] }")]
    [InlineData("{}")]
    [InlineData("{ \"UserDetailList\": [ { \"Arn\": \"ann\" } ] }")]
    [InlineData("not json")]
    public async Task A_file_that_is_no_authorization_details_is_2(string text)
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("explain", "access", "boss", "s3:GetObject", "*", "--authorization-details", await File(folder, text));
        ran.IsMistake("details.json");
    }

    [Fact]
    public async Task A_name_can_not_steer_the_terminal()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("explain", "escalation", "--authorization-details", await File(folder, Details.Replace("inline policy", "", StringComparison.Ordinal).Replace("\"PolicyName\": \"p\"", "\"PolicyName\": \"\\u001b[31mp\"", StringComparison.Ordinal)));
        Assert.DoesNotContain("\u001b", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_that_the_table_does_not_have_is_answered_and_said() =>
        Assert.Contains("table of actions does not have `s3:GetObjekt`", (await Ran.Of("explain", "access", "ExampleAutopilot", "s3:GetObjekt", "*")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_odd_in_policies_is_listed_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var odd = Details.Replace("\"s3:DeleteObject\"", "\"s3:DeleteObjekt\"", StringComparison.Ordinal).Replace("\"StringEquals\": {", "\"StringIs\": {", StringComparison.Ordinal);
        var ran = await Ran.Of("explain", "policies", "--authorization-details", await File(folder, odd));
        Assert.Equal(1, ran.Code);
        Assert.Contains("user/ann inline policy p(3:", ran.Out, StringComparison.Ordinal);
        Assert.Contains("error UnknownOperator: There is no condition operator 'StringIs'.", ran.Out, StringComparison.Ordinal);
        Assert.Contains("warning UnknownAction: 's3:DeleteObjekt' matches no action that is known of the service", ran.Out, StringComparison.Ordinal);
        Assert.Contains("policy/Gone(1:1): error NotCollected", ran.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Ran.Of("explain", "policies", "--format", "json", "--authorization-details", folder.File("details.json"))).Out);
        Assert.Contains(json.RootElement.GetProperty("findings").EnumerateArray(), f => f.GetProperty("code").GetString() == "UnknownAction");
        Assert.Contains("error NotCollected: ACCESS_DENIED s3:GetBucketPolicy", (await Ran.Of("explain", "policies")).Out, StringComparison.Ordinal);
    }

    private static async Task<string> File(TemporaryFolder folder, string text)
    {
        await System.IO.File.WriteAllTextAsync(folder.File("details.json"), text, TestContext.Current.CancellationToken);
        return folder.File("details.json");
    }
}
