using System.IO.Compression;
using System.Text;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>
/// What people give as authorization details and is none: refused in one line with its place, or, where one policy only is wrong, answered with UNKNOWN and that policy's place. Never a crash, and never an
/// answer as if nothing were wrong.
/// </summary>
public sealed class ExplainBadFileTests
{
    private const string Good = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
    private const string Command = "Give the whole JSON output of `aws iam get-account-authorization-details`.";

    /// <summary>Files that are refused: their text, the place, and the words.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "", "(1,1)", "the file is empty" },
        { " \n\t\n", "(1,1)", "the file is empty" },
        { "<html>\n</html>", "(1,1)", "this is not JSON: '<' is an invalid start of a value." },
        { "\0\0\0", "(1,1)", "this is not JSON" },
        { "null", "(1,1)", "the file is not an object" },
        { "[]", "(1,1)", "the file is not an object" },
        { "\"text\"", "(1,1)", "the file is not an object" },
        { Of(Good) + "\n]", "(2,1)", "this is not JSON" },
        { Of(Good)[..150], "(1,151)", "the file ends before its JSON does, as if it was cut off" },
        { Of(Good)[..^1], $"(1,{Of(Good).Length})", "the file ends before its JSON does, as if it was cut off" },
        { Of(Good).Replace("[{\"Effect\"", "[\n,{\"Effect\"", StringComparison.Ordinal), "(2,1)", "this is not JSON: ',' is an invalid start of a value." },
        { Of(Nested(600)), "", "this is not JSON: The maximum configured depth of 512 has been exceeded." },
        { """{"UserDetailList":{"UserName":"ann"}}""", "(1,19)", "UserDetailList is not a list" },
        { """{"UserDetailList":[3]}""", "(1,20)", "UserDetailList[0] is not an object" },
        { """{"UserDetailList":[],"UserDetailList":[]}""", "(1,22)", "`UserDetailList` is given twice in the file" },
        { """{"UserDetailList":[],"IsTruncated":"no"}""", "(1,36)", "IsTruncated is neither true nor false" },
        { """{"Policies":[]}""", "", "neither a UserDetailList nor a RoleDetailList" },
        { User("\"UserPolicyList\":\"x\""), "", "UserDetailList[0].UserPolicyList is not a list" },
        { User("\"UserPolicyList\":[{\"PolicyName\":\"p\"}]"), "", "UserDetailList[0].UserPolicyList[0] has no PolicyDocument" },
        { User("\"UserPolicyList\":[{\"PolicyName\":7,\"PolicyDocument\":" + Good + "}]"), "", "UserDetailList[0].UserPolicyList[0].PolicyName is not a text" },
        { User("\"AttachedManagedPolicies\":[{}]"), "", "UserDetailList[0].AttachedManagedPolicies[0] has no PolicyArn" },
        { User("\"GroupList\":[null]"), "", "UserDetailList[0].GroupList[0] is not a text" },
        { User("\"PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/edge\""), "", "UserDetailList[0].PermissionsBoundary is not an object" },
        { User("\"PermissionsBoundary\":{}"), "", "UserDetailList[0].PermissionsBoundary has no PermissionsBoundaryArn" },
        { User("\"UserName\":\"bob\""), "", "`UserName` is given twice in UserDetailList[0]" },
        { User("\"Tags\":[{\"Key\":\"\\ud800\",\"Value\":\"x\"}]"), "", "the text holds half of a surrogate pair or bytes that are not UTF-8" },
        { User("\"\\udc00\":1"), "", "the text holds half of a surrogate pair or bytes that are not UTF-8" },
        { User("\"UserPolicyList\":[{\"PolicyName\":\"p\",\"PolicyDocument\":\"\\ud800\"}]"), "", "the text holds half of a surrogate pair or bytes that are not UTF-8" },
        { Of(Good).Replace(":user/ann", ":role/ann", StringComparison.Ordinal), "", "UserDetailList[0].Arn: `arn:aws:iam::111122223333:role/ann` is not the ARN of a user" },
        { Of(Good).Replace("111122223333", "11112222333x", StringComparison.Ordinal), "", "is not the ARN of a user" },
        { """{"UserDetailList":[{"Arn":"arn:aws:iam::111122223333:user/a"},{"Arn":"arn:aws:iam::444455556666:user/b"}]}""", "(1,70)", "is of another account than arn:aws:iam::111122223333, which stands first" },
        { """{"UserDetailList":[{"Arn":"arn:aws:iam::111122223333:user/a"}],"RoleDetailList":[{"Arn":"arn:aws-cn:iam::111122223333:role/b"}]}""", "", "is of another account" },
        { """{"RoleDetailList":[{"Arn":"arn:aws:iam::111122223333:role/a"},{"Arn":"arn:aws:iam::111122223333:role/a"}]}""", "(1,70)", "the role `arn:aws:iam::111122223333:role/a` is listed twice" },
    };

    /// <summary>Files in which one policy can not be used: its text, and why.</summary>
    public static TheoryData<string, string> Unusable => new()
    {
        { Good.Replace("*", new string('x', 10_000_000), StringComparison.Ordinal), "no policy that AWS accepts has more than 1048576. (1:1)" },
        { Nested(100), "The maximum configured depth of 16 has been exceeded" },
        { Good.Replace("\"*\"", $"\"*\",\"Condition\":{{\"StringEquals\":{{\"aws:x\":{Nested(100)}}}}}", StringComparison.Ordinal), "The maximum configured depth of 16 has been exceeded" },
        { """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""", "'Effect' is given twice; give it once. (1:55)" },
        { """{"Version":"2012-10-17","Statement":[{"Sid":"\ud800","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""", "half of a surrogate pair or bytes that are not UTF-8. (1:45)" },
        { "\"%7B%22Version%22%3A\"", "The document is not JSON that a policy can be" },
        { "\"hello\"", "The document is not JSON that a policy can be" },
        { "null", "A policy is a JSON object. (1:1)" },
        { "[]", "A policy is a JSON object. (1:1)" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_is_none_is_refused_with_its_place(string text, string place, string words)
    {
        using var folder = new TemporaryFolder();
        var file = await Write(folder, Encoding.UTF8.GetBytes(text));
        foreach (var question in Questions)
        {
            var ran = await Ran.Of([.. question, "--authorization-details", file]);
            ran.IsMistake($"details.json{place}", words);
            Assert.Single(ran.Error.TrimEnd().Split('\n'));
            Assert.Empty(ran.Out);
            if (place.Length > 0)
            {
                Assert.EndsWith(Command, ran.Error.TrimEnd(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_policy_that_can_not_be_used_leaves_what_rests_on_it_unknown(string policy, string why)
    {
        using var folder = new TemporaryFolder();
        var file = await Write(folder, Encoding.UTF8.GetBytes(Of(policy)));
        var access = await Ran.Of([.. Questions[0], "--authorization-details", file]);
        Assert.Equal(3, access.Code);
        Assert.StartsWith("UNKNOWN: ", access.Out, StringComparison.Ordinal);
        Assert.Contains(why, access.Out, StringComparison.Ordinal);
        Assert.Contains("UNKNOWN: arn:aws:iam::111122223333:user/ann", (await Ran.Of([.. Questions[1], "--authorization-details", file])).Out, StringComparison.Ordinal);
        var escalation = await Ran.Of([.. Questions[2], "--authorization-details", file]);
        Assert.Equal(3, escalation.Code);
        Assert.Contains("1 whose policies could not all be read: arn:aws:iam::111122223333:user/ann", escalation.Out, StringComparison.Ordinal);
        Assert.Equal(1, (await Ran.Of("explain", "policies", "--authorization-details", file)).Code);
    }

    /// <summary>IAM refuses such a list; where it stands it allows nothing, and validation says so.</summary>
    [Fact]
    public async Task An_empty_list_of_actions_allows_nothing_and_is_said()
    {
        using var folder = new TemporaryFolder();
        var file = await Write(folder, Encoding.UTF8.GetBytes(Of("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[],"Resource":"*"}]}""")));
        var access = await Ran.Of([.. Questions[0], "--authorization-details", file]);
        Assert.Equal(1, access.Code);
        Assert.StartsWith("IMPLICITLY_DENIED: ", access.Out, StringComparison.Ordinal);
        Assert.Contains("user/ann inline policy p(1:56): warning EmptyList", (await Ran.Of("explain", "policies", "--authorization-details", file)).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws-cn", "arn:aws-cn:s3:::b/x", 0)]
    [InlineData("aws-us-gov", "arn:aws-us-gov:s3:::b/x", 0)]
    [InlineData("aws-cn", "arn:aws:s3:::b/x", 2)]
    [InlineData("aws-us-gov", "arn:aws-cn:s3:::b/x", 2)]
    [InlineData("aws-us-gov", "arn:aws:s3:::*", 2)]
    [InlineData("aws-cn", "*", 1)]
    [InlineData("aws-cn", "arn:*:s3:::b/x", 1)]
    public async Task Another_partition_is_an_account_like_others_and_a_question_across_is_a_mistake(string partition, string resource, int code)
    {
        using var folder = new TemporaryFolder();
        var text = Of(Good.Replace("\"*\"", $"\"arn:{partition}:s3:::b/*\"", StringComparison.Ordinal)).Replace("arn:aws:iam", $"arn:{partition}:iam", StringComparison.Ordinal);
        var file = await Write(folder, Encoding.UTF8.GetBytes(text));
        string[][] questions = [["access", "ann"], ["who-can"]];
        foreach (var question in questions)
        {
            var ran = await Ran.Of(["explain", .. question, "s3:GetObject", resource, "--authorization-details", file]);
            Assert.Equal(code == 1 && question.Length == 1 ? 0 : code, ran.Code);
            if (code == 2)
            {
                ran.IsMistake($"{resource}` is of partition aws", $"the account is in {partition}");
            }
        }
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over_and_other_encodings_are_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Ran.Of([.. Questions[0], "--authorization-details", await Write(folder, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Of(Good))])])).Code);
        (await Ran.Of([.. Questions[0], "--authorization-details", await Write(folder, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Of(Good))])])).IsMistake("details.json(1,1): the file is UTF-16");
        Assert.Equal(3, (await Ran.Of([.. Questions[0], "--authorization-details", await Write(folder, Encoding.Latin1.GetBytes(Of(Good.Replace("GetObject", "GetObj\u00e9ct", StringComparison.Ordinal))))])).Code);
    }

    [Fact]
    public async Task A_folder_a_missing_file_and_a_broken_package_are_named()
    {
        using var folder = new TemporaryFolder();
        (await Ran.Of([.. Questions[0], "--authorization-details", Path.GetDirectoryName(folder.File("x"))!])).IsMistake("is a directory; give the file in it");
        (await Ran.Of([.. Questions[0], "--authorization-details", folder.File("none.json")])).IsMistake("there is no file");
        (await Ran.Of([.. Questions[0], "--authorization-details", await Write(folder, [0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7])])).IsMistake("begins as gzip does and can not be unpacked");
        (await Ran.Of([.. Questions[0], "--authorization-details", await Write(folder, Packed(Of(Good))[..60])])).IsMistake("the file ends before its JSON does");
        Assert.Equal(0, (await Ran.Of([.. Questions[0], "--authorization-details", await Write(folder, Packed(Of(Good)))])).Code);
    }

    private static readonly string[][] Questions =
    [
        ["explain", "access", "ann", "s3:GetObject", "arn:aws:s3:::b/x"], ["explain", "who-can", "s3:GetObject", "arn:aws:s3:::b/x"], ["explain", "escalation"],
    ];

    private static string Of(string policy) => User("\"UserPolicyList\":[{\"PolicyName\":\"p\",\"PolicyDocument\":" + policy + "}]");

    private static string User(string member) =>
        """{"UserDetailList":[{"UserName":"ann","Arn":"arn:aws:iam::111122223333:user/ann",""" + member + """}],"RoleDetailList":[],"Policies":[]}""";

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static async Task<string> Write(TemporaryFolder folder, byte[] bytes)
    {
        await File.WriteAllBytesAsync(folder.File("details.json"), bytes, TestContext.Current.CancellationToken);
        return folder.File("details.json");
    }
}
