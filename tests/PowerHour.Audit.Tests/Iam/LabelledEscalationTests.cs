using PowerHour.Audit.Iam.Escalation;
using Xunit;
using static PowerHour.Audit.Tests.Iam.LabelledAccount;

namespace PowerHour.Audit.Tests.Iam;

/// <summary>Accounts as people make them, each with the ways that are open in it; <c>?</c> marks what depends on something that the file does not tell.</summary>
public sealed class LabelledEscalationTests
{
    private const string Mfa = """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""";
    private const string Boss = "role/boss";
    private const string LambdaAll = "iam:PassRole lambda:CreateFunction lambda:InvokeFunction";

    private static LabelledAccount New => new();

    private static string To(string service) => $$$"""{"StringEquals":{"iam:PassedToService":"{{{service}}}.amazonaws.com"}}""";

    private static void Is(LabelledAccount account, string principal, params string[] expected) => Assert.Equal(expected.Order(StringComparer.Ordinal), account.Ways(principal).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static void Has(LabelledAccount account, string principal, params string[] expected) => Assert.Empty(expected.Except(account.Ways(principal), StringComparer.Ordinal));

    [Fact]
    public void Wildcards_and_negations_give_what_they_match()
    {
        var lambdaBoss = New.Role("boss", Service("lambda"), All).User("admin", All);
        Has(lambdaBoss.User("u", Allow("iam:*")), "user/u", "iam-002", "iam-004", "iam-006", "iam-007", "iam-008", "iam-012");
        Is(New.User("admin", All).User("u", Allow("iam:Create*")), "user/u", "iam-002", "iam-004");
        Has(New.User("u", Allow("!s3:*")), "user/u", "iam-007", "iam-008");
        Is(New.Role("boss", Service("lambda"), All).User("u", Allow("!iam:* organizations:*")), "user/u",
            "lambda-003?", "lambda-004?", "lambda-005?", "ctf-001?", "ctf-002?");
        Is(New.Role("boss", Service("lambda"), All).User("u", Allow("lambda:C* lambda:I*") + "," + Allow("iam:Pass*")), "user/u", "lambda-001", "lambda-002", "ctf-001?");
    }

    [Fact]
    public void Rights_come_from_groups_and_managed_policies_in_their_default_version()
    {
        Has(New.Group("g", Allow("iam:PutUserPolicy")).User("u", "", groups: ["g"]), "user/u", "iam-007");
        Has(New.Managed("m", Allow("iam:PutUserPolicy")).User("u", "", managed: ["m"]), "user/u", "iam-007");
        Is(New.Managed("m", Allow("s3:*")).User("u", "", managed: ["m"]), "user/u");
        Is(New.Managed("m", Allow("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/m")).User("u", "", managed: ["m"]), "user/u", "iam-001");
        Is(New.Managed("m", Allow("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/other")).User("u", "", managed: ["m"]), "user/u");
    }

    [Fact]
    public void A_role_is_passed_where_the_path_and_the_condition_let_it()
    {
        LabelledAccount At(string path, string scope, string? condition = null) => New.Role("boss", Service("lambda"), All, path: path)
            .User("u", Allow("lambda:*") + "," + Allow("iam:PassRole", $"arn:aws:iam::111122223333:role/{scope}", condition));
        Has(At("service-role/", "service-role/*"), "user/u", "lambda-001", "lambda-002", "lambda-006");
        Assert.DoesNotContain("lambda-001", At("", "service-role/*").Ways("user/u"), StringComparer.Ordinal);
        Has(At("", "*", To("lambda")), "user/u", "lambda-001");
        Assert.DoesNotContain("lambda-001", At("", "*", To("ec2")).Ways("user/u"), StringComparer.Ordinal);
        Has(At("", "bo*", """{"StringLike":{"iam:PassedToService":["glue.*","lambda.*"]}}"""), "user/u", "lambda-001");
        Has(At("", "*", Mfa), "user/u", "lambda-001?");
    }

    [Fact]
    public void Tags_of_roles_and_users_decide_conditions_on_them()
    {
        LabelledAccount With(string tags, string key) => New.Role("boss", Service("lambda"), All, tags: tags)
            .User("u", Allow("lambda:CreateFunction lambda:InvokeFunction") + "," + Allow("iam:PassRole", "*", $$$"""{"StringEquals":{"{{{key}}}/team":"ml"}}"""));
        Has(With("team=ml", "aws:ResourceTag"), "user/u", "lambda-001");
        Has(With("team=ml", "iam:ResourceTag"), "user/u", "lambda-001");
        Is(With("team=ops", "aws:ResourceTag"), "user/u");
        Is(With("other=ml", "aws:ResourceTag"), "user/u");

        LabelledAccount Tagged(string? tags) => New.Role("boss", New.Trusts("root", """{"StringEquals":{"aws:PrincipalTag/team":"ml"}}"""), All).User("u", Allow("sts:AssumeRole"), tags: tags);
        Is(Tagged("team=ml"), "user/u", "sts-001");
        Is(Tagged("team=ops"), "user/u");
        Is(Tagged(null), "user/u");
    }

    [Fact]
    public void Rights_are_given_where_boundary_and_policy_conditions_let_them()
    {
        LabelledAccount Delegated(string? boundary) => New.Managed("edge", All).User("u", Allow("iam:AttachUserPolicy", "*", """{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/edge"}}"""), boundary: boundary);
        Is(Delegated("edge"), "user/u", "iam-008");
        Is(Delegated(null), "user/u");
        Is(New.User("u", Allow("iam:AttachUserPolicy", "*", """{"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/ReadOnlyAccess"}}""")), "user/u");
        Is(New.User("u", Allow("iam:AttachUserPolicy", "*", """{"ArnLike":{"iam:PolicyARN":"arn:aws:iam::aws:policy/*"}}""")), "user/u", "iam-008");
    }

    [Fact]
    public void Trust_names_the_account_a_principal_or_conditions()
    {
        LabelledAccount With(string trust, string rights) => New.Role("boss", trust, All).User("u", rights).User("v", "");
        Is(With(New.Trusts("root"), Allow("sts:AssumeRole")), "user/u", "sts-001");
        Is(With(New.Trusts("root"), ""), "user/u");
        Is(With(New.Trusts("user/u"), ""), "user/u", "sts-001");
        Is(With(New.Trusts("user/u"), ""), "user/v");
        Is(With(New.Trusts("user/u"), Deny("sts:AssumeRole")), "user/u");
        Is(With(New.Trusts("root") + "," + New.Trusts("user/u", effect: "Deny"), Allow("sts:AssumeRole")), "user/u");
        Is(With(New.Trusts("*", """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/v*"}}"""), ""), "user/v", "sts-001");
        Is(With(New.Trusts("*", """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:user/v*"}}"""), Allow("sts:*")), "user/u");
        Is(With(New.Trusts("root", """{"StringEquals":{"sts:ExternalId":"x"}}"""), Allow("sts:AssumeRole")), "user/u", "sts-001?");
        Is(With(Service("lambda", """{"StringEquals":{"aws:SourceAccount":"444455556666"}}"""), Allow(LambdaAll)), "user/u");
        Is(With(Service("lambda", """{"StringEquals":{"aws:SourceAccount":"111122223333"}}"""), Allow(LambdaAll)), "user/u", "lambda-001");
    }

    [Fact]
    public void A_boundary_closes_what_it_does_not_allow()
    {
        LabelledAccount Bounded(string edge, string? actor, string? target) => New.Managed("edge", edge).Role("boss", Service("lambda"), All, boundary: target).User("u", Allow(LambdaAll), boundary: actor);
        Is(Bounded(All, "edge", null), "user/u", "lambda-001");
        Is(Bounded(Allow("iam:* lambda:*"), "edge", null), "user/u", "lambda-001");
        Is(Bounded(Allow("lambda:*"), "edge", null), "user/u");
        Is(Bounded(All, null, "edge"), "user/u", "lambda-001");
        Is(Bounded(Allow("s3:* logs:*"), null, "edge"), "user/u");
        Is(New.Managed("edge", Allow("iam:PutUserPolicy s3:*")).User("u", Allow("iam:PutUserPolicy"), boundary: "edge"), "user/u");
        Is(New.Managed("edge", All).User("u", Allow("iam:PutUserPolicy"), boundary: "edge"), "user/u", "iam-007");
    }

    [Fact]
    public void Several_hops_are_followed_and_the_weaker_role_is_not_a_way()
    {
        var chain = New.Role("boss", Service("sagemaker"), All).Role("worker", New.Trusts("user/u"), Allow("iam:PassRole sagemaker:CreateTrainingJob")).User("u", "").User("other", Allow("iam:PassRole sagemaker:CreateTrainingJob", "arn:aws:iam::111122223333:role/worker"));
        Is(chain, "user/u", "sts-001");
        Is(chain, "role/worker", "sagemaker-002");
        Is(chain, "user/other");
        var (analysis, account) = chain.Analyse();
        var found = analysis.ChainOf(account.Find(chain.Arn("user/u"))!)!;
        Assert.Equal((2, chain.Arn(Boss), true), (found.Steps.Length, found.Target?.Arn, found.IsCertain));

        Is(New.Role("weak", Service("lambda"), Allow("s3:*")).User("u", Allow(LambdaAll)), "user/u");
        Has(New.Role("execution", New.Trusts("role/administration"), All).Role("administration", Service("cloudformation"), Allow("sts:AssumeRole"))
            .User("u", Allow("iam:PassRole cloudformation:CreateStackSet cloudformation:CreateStackInstances")), "user/u", "cloudformation-003");
    }

    [Fact]
    public void Administrators_are_named_as_such_and_have_no_ways()
    {
        var account = New.User("a", All).User("b", """{"Effect":"Allow","Action":"*:*","Resource":"*"}""").User("guarded", All + "," + Deny("iam:*", "arn:aws:iam::111122223333:role/break-glass"))
            .User("closed", All + "," + Deny("iam:*")).User("mfa", All + "," + Deny("*", "*", """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""")).User("gated", Allow("*", "*", Mfa))
            .User("taker", Allow("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/mfa"));
        var (analysis, _) = account.Analyse();
        Assert.Equal(["a", "b", "guarded"], analysis.Administrators.Select(static a => a.Name), StringComparer.Ordinal);
        Assert.Equal(["gated", "mfa"], analysis.AdministratorsUnderConditions.Select(static a => a.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Is(account, "user/a");
        Is(account, "user/guarded");
        Is(account, "user/closed");
        Is(account, "user/taker", "iam-002?");
    }

    [Fact]
    public void Groups_are_joined_for_what_they_give()
    {
        Is(New.Group("admins", All).User("u", Allow("iam:AddUserToGroup")), "user/u", "iam-013");
        Is(New.Group("keepers", Allow("iam:*")).User("u", Allow("iam:AddUserToGroup")), "user/u", "iam-013");
        Is(New.Group("readers", Allow("s3:Get*")).User("u", Allow("iam:AddUserToGroup")), "user/u");
        Is(New.Group("admins", All).User("u", Allow("iam:AddUserToGroup", "arn:aws:iam::111122223333:group/readers")), "user/u");
    }

    [Fact]
    public void What_may_run_under_a_role_is_said_to_be_assumed()
    {
        var account = New.Role("boss", Service("lambda"), All).Role("weak", Service("glue"), Allow("s3:*")).User("u", Allow("lambda:UpdateFunctionCode")).User("v", Allow("glue:UpdateJob glue:StartJobRun"));
        Is(account, "user/u", "lambda-003?");
        Is(account, "user/v");
        var (analysis, all) = account.Analyse();
        Assert.Equal("lambda.amazonaws.com runs something under arn:aws:iam::111122223333:role/boss", analysis.ChainOf(all.Find(account.Arn("user/u"))!)!.Steps[0].Uses[0].Assumptions[0]);
    }

    [Theory]
    [InlineData(true, "ec2-001")]
    [InlineData(null, "ec2-001?")]
    [InlineData(false, null)]
    public void A_machine_gets_a_role_through_an_instance_profile(bool? profile, string? expected) =>
        Is(New.Role("boss", Service("ec2"), All, profile: profile).User("u", Allow("iam:PassRole ec2:RunInstances")), "user/u", expected is null ? [] : [expected]);

    [Fact]
    public void Opening_a_role_needs_that_nothing_forbids_to_enter_it()
    {
        Is(New.Role("boss", Service("backup"), All).User("u", Allow("iam:UpdateAssumeRolePolicy")), "user/u", "iam-012");
        Is(New.Role("boss", Service("backup"), All).User("u", Allow("iam:UpdateAssumeRolePolicy") + "," + Deny("sts:*")), "user/u");
        Is(New.Role("boss", New.Trusts("user/x"), Allow("s3:*")).User("u", Allow("iam:PutRolePolicy iam:UpdateAssumeRolePolicy")), "user/u", "iam-021");
        Is(New.Role("boss", New.Trusts("root"), Allow("s3:*")).User("u", Allow("iam:PutRolePolicy iam:AttachRolePolicy sts:AssumeRole")), "user/u", "iam-014", "iam-017");
        Is(New.Role("boss", New.Trusts("root"), Allow("s3:*") + "," + Deny("iam:*")).User("u", Allow("iam:PutRolePolicy sts:AssumeRole")), "user/u");
    }

    [Fact]
    public void Another_partition_is_the_same()
    {
        var account = new LabelledAccount("aws-us-gov");
        Is(account.Role("boss", account.Trusts("root"), All).User("u", Allow("sts:AssumeRole iam:AttachUserPolicy")), "user/u", "iam-008", "sts-001");
    }

    public static TheoryData<string, string> Operations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var technique in EscalationCatalog.Techniques.Where(static t => t is { Mechanism: EscalationMechanism.PassRole, Published.Length: 0 }))
            {
                data.Add(technique.Actions[0], technique.Services[0]);
            }

            return data;
        }
    }

    /// <summary>Who plants code under a passed role and may not set it going waits until somebody does.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_that_runs_code_under_a_passed_role_is_a_way_by_itself(string operation, string service)
    {
        var name = service[..service.IndexOf(".amazonaws.com", StringComparison.Ordinal)];
        LabelledAccount With(string trust, string rights) => New.Role("boss", Service(trust), All).User("u", rights);
        var pass = Allow($"iam:PassRole {operation}");
        Assert.NotEmpty(With(name, pass).Ways("user/u"));
        Assert.Empty(With("backup", pass).Ways("user/u"));
        Assert.DoesNotContain(With(name, Allow(operation)).Ways("user/u"), static w => !w.EndsWith('?'));
        Assert.DoesNotContain(With(name, pass + "," + Deny("iam:PassRole")).Ways("user/u"), w => !IsTakeOver(w));
        Assert.DoesNotContain(With(name, Allow($"iam:PassRole {operation}", "*", To("backup"))).Ways("user/u"), w => !IsTakeOver(w));
    }

    private static bool IsTakeOver(string way) =>
        EscalationCatalog.Techniques.First(t => t.Id == way.TrimEnd('?') || t.Published == way.TrimEnd('?')).Mechanism == EscalationMechanism.UseWorkload;
}
