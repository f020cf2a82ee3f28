using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;
using Xunit;
using static PowerHour.Audit.Tests.Iam.LabelledAccount;

namespace PowerHour.Audit.Tests.Iam;

/// <summary>Restrictions that a principal can take off itself count where it is stronger without them, and only there.</summary>
public sealed class LooseningTests
{
    private const string Older = "ESC-123";
    private const string DeleteRoleBoundary = "ESC-124";
    private const string DeleteUserBoundary = "ESC-125";
    private const string PutUserBoundary = "ESC-127";
    private const string DeleteGroupDeny = "ESC-128";
    private const string DeleteUserDeny = "ESC-130";
    private const string DetachGroupDeny = "ESC-131";
    private const string DetachRoleDeny = "ESC-132";
    private const string DetachUserDeny = "ESC-133";
    private const string LeaveGroup = "ESC-134";
    private const string SetVersion = "iam:SetDefaultPolicyVersion";
    private const string DeleteBoundary = "iam:DeleteUserPermissionsBoundary";
    private const string PutBoundary = "iam:PutUserPermissionsBoundary";

    private static LabelledAccount New => new();

    private static string Policy(string name) => $"arn:aws:iam::111122223333:policy/{name}";

    private static void Is(LabelledAccount account, string principal, params string[] expected) => Assert.Equal(expected.Order(StringComparer.Ordinal), account.Ways(principal).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void An_older_version_counts_where_it_allows_more()
    {
        Is(New.Managed("m", Allow("s3:*")).User("u", Allow(SetVersion), managed: ["m"]), "user/u", Older);
        Is(New.Managed("m", Allow("s3:*"), older: Allow("s3:Get*")).User("u", Allow(SetVersion), managed: ["m"]), "user/u");
        Is(New.Managed("m", Allow("s3:*"), older: Allow("iam:PutUserPolicy")).User("u", Allow(SetVersion), managed: ["m"]), "user/u", Older);
        Is(New.Managed("m", Allow("s3:*")).User("u", Allow(SetVersion, Policy("other")), managed: ["m"]), "user/u");
        Is(New.Managed("m", Allow("s3:*")).Managed("other", "").User("u", Allow(SetVersion), managed: ["other"]).User("v", "", managed: ["m"]), "user/v");
        Is(New.Managed("m", Allow(SetVersion)).Role("r", Service("lambda"), "", managed: ["m"]), "role/r", Older);
        Is(New.Managed("m", Allow("s3:*")).User("u", Allow(SetVersion) + "," + Deny("iam:*"), managed: ["m"]), "user/u");
    }

    [Fact]
    public void An_older_version_of_a_boundary_counts_and_one_that_takes_the_right_to_go_on_does_not()
    {
        Is(New.Managed("edge", Allow($"s3:* {SetVersion}")).User("u", All, boundary: "edge"), "user/u", Older);
        Is(New.Managed("edge", Allow("s3:*")).User("u", All, boundary: "edge"), "user/u");
        Is(New.Managed("edge", Allow($"s3:* {SetVersion}"), older: Allow("s3:*")).User("u", All, boundary: "edge"), "user/u");
    }

    [Fact]
    public void A_boundary_that_can_be_taken_off_counts_where_there_is_more_behind_it()
    {
        LabelledAccount Bounded(string edge, string rights) => New.Managed("edge", edge, older: "").User("u", rights, boundary: "edge");
        Is(Bounded(Allow($"s3:* {DeleteBoundary}"), All), "user/u", DeleteUserBoundary);
        Is(Bounded(Allow($"s3:* {PutBoundary}"), All), "user/u", PutUserBoundary);
        Is(Bounded(Allow($"s3:* {DeleteBoundary}"), Allow($"s3:* {DeleteBoundary}")), "user/u");
        Is(Bounded(Allow("s3:*"), All), "user/u");
        Is(Bounded(Allow("s3:* iam:DeleteRolePermissionsBoundary"), All), "user/u");
        Is(Bounded(Allow("*") + "," + Deny(DeleteBoundary + " " + PutBoundary), All), "user/u");
        Is(New.Managed("edge", Allow("s3:* iam:DeleteRolePermissionsBoundary"), older: "").Role("r", Service("lambda"), All, boundary: "edge"), "role/r", DeleteRoleBoundary);
        Is(New.User("u", Allow(DeleteBoundary)), "user/u");
    }

    /// <summary>Who may choose another boundary is held where the policy says which.</summary>
    [Fact]
    public void A_condition_on_the_boundary_that_is_chosen_is_decided()
    {
        LabelledAccount Chosen(string boundary) => New.Managed("edge", Allow($"s3:* {PutBoundary}"), older: "")
            .User("u", Allow("s3:*") + "," + Allow("iam:Put*", "*", $$$"""{"StringEquals":{"iam:PermissionsBoundary":"{{{boundary}}}"}}"""), boundary: "edge");
        Is(Chosen("arn:aws:iam::aws:policy/AdministratorAccess"), "user/u");
        Is(Chosen(Policy("edge")), "user/u");
        Is(New.Managed("edge", Allow($"s3:* {PutBoundary}"), older: "").User("u", All + "," + Deny(PutBoundary, "*", $$$"""{"StringNotEquals":{"iam:PermissionsBoundary":"{{{Policy("edge")}}}"}}"""), boundary: "edge"), "user/u");
    }

    /// <summary>Its bearer gives himself the right to take it off, which the boundary lets him use.</summary>
    [Fact]
    public void A_boundary_that_lets_rights_be_added_and_itself_be_taken_off_holds_nobody()
    {
        Is(New.Managed("edge", Allow("iam:Put* s3:*"), older: "").User("u", Allow("iam:PutUserPolicy"), boundary: "edge"), "user/u", PutUserBoundary);
        Is(New.Managed("edge", Allow("iam:PutUserPolicy s3:*"), older: "").User("u", Allow("iam:PutUserPolicy"), boundary: "edge"), "user/u");
        var (analysis, account) = New.Managed("edge", Allow("iam:Put* s3:*"), older: "").User("u", Allow("iam:PutUserPolicy"), boundary: "edge").Analyse();
        var use = analysis.ChainOf(account.Find(New.Arn("user/u"))!)!.Steps[0].Uses[0];
        Assert.Equal(["iam:PutUserPolicy", PutBoundary, "iam:PutUserPolicy"], use.Evidence.Select(static d => d.Request.Action.Text), StringComparer.OrdinalIgnoreCase);
        Assert.Equal("a policy that the principal first adds to itself", use.Evidence[1].DecidedBy!.Policy);
    }

    [Fact]
    public void A_deny_that_can_be_taken_off_counts_where_another_policy_allows_what_it_denies()
    {
        const string Open = "iam:DeleteUserPolicy iam:DetachUserPolicy iam:DeleteGroupPolicy iam:DetachGroupPolicy iam:RemoveUserFromGroup iam:DetachRolePolicy";
        var no = Deny("iam:Put* iam:Attach* iam:Create* iam:Update* iam:Pass* iam:Add*");
        LabelledAccount Team(string rights, string? inline = null, string[]? managed = null) => New.Managed("no", no, older: no).Managed("rights", rights, older: "").Group("g", inline ?? "", managed: managed);
        Is(New.Managed("rights", All, older: "").User("u", no, managed: ["rights"]), "user/u", DeleteUserDeny);
        Is(New.Managed("no", no, older: no).User("u", All, managed: ["no"]), "user/u", DetachUserDeny);
        Is(New.Managed("no", no, older: no).Role("r", Service("backup"), All, managed: ["no"]), "role/r", DetachRoleDeny);
        Is(Team(All, inline: no).User("u", "", groups: ["g"], managed: ["rights"]), "user/u", DeleteGroupDeny, LeaveGroup);
        Is(Team(All, managed: ["no"]).User("u", "", groups: ["g"], managed: ["rights"]), "user/u", DetachGroupDeny, LeaveGroup);
        Is(Team(All, managed: ["no"]).User("u", "", groups: ["g"], managed: ["rights", "no"]), "user/u");
        Is(New.Managed("no", no).User("u", All, managed: ["no"]), "user/u", DetachUserDeny, Older);
        Is(New.Managed("no", Deny("iam:Put*"), older: Deny("iam:Put*")).User("u", Allow("iam:DetachUserPolicy iam:AttachUserPolicy"), managed: ["no"]), "user/u", DetachUserDeny);
        Is(New.Managed("no", no, older: no).User("u", Allow(Open) + "," + Allow("s3:*"), managed: ["no"]), "user/u");
        Is(New.Managed("no", Deny("iam:*"), older: "").User("u", All, managed: ["no"]), "user/u");
        Is(New.User("u", All + "," + no), "user/u");
    }

    [Fact]
    public void Denies_of_two_policies_fall_together()
    {
        var account = New.Managed("a", Deny("iam:PutUserPolicy"), older: "").Managed("b", Deny("iam:Put*"), older: "").User("u", Allow("iam:PutUserPolicy iam:DetachUserPolicy"), managed: ["a", "b"]);
        Is(account, "user/u", DetachUserDeny);
        var (analysis, all) = account.Analyse();
        Assert.Equal(3, analysis.ChainOf(all.Find(New.Arn("user/u"))!)!.Steps[0].Uses[0].Evidence.Length);
    }

    /// <summary>What is behind the restriction may be another principal, who is then the end of the way.</summary>
    [Fact]
    public void Behind_a_restriction_may_be_somebody_else()
    {
        var account = New.Managed("edge", Allow($"s3:* {DeleteBoundary}"), older: "").Role("boss", Service("lambda"), All)
            .User("u", Allow($"{DeleteBoundary} iam:PassRole lambda:CreateFunction lambda:InvokeFunction"), boundary: "edge");
        Is(account, "user/u", DeleteUserBoundary);
        var (analysis, all) = account.Analyse();
        var step = Assert.Single(analysis.ChainOf(all.Find(account.Arn("user/u"))!)!.Steps);
        Assert.Equal((account.Arn("role/boss"), true), (step.To?.Arn, step.IsCertain));
        Assert.Equal(DecisionOutcome.Allowed, step.Uses[0].Evidence[0].Outcome);
        Assert.Contains(step.Uses[0].Evidence, static d => Ordinal.Same(d.Request.Action.Text, "iam:PassRole"));
        Is(New.Managed("edge", Allow($"s3:* {DeleteBoundary}"), older: "").Role("boss", Service("lambda"), All).User("u", Allow($"{DeleteBoundary} lambda:UpdateFunctionCode"), boundary: "edge"), "user/u", DeleteUserBoundary + "?");
        Is(New.Managed("edge", Allow($"s3:* {DeleteBoundary}"), older: "").Role("weak", New.Trusts("root"), Allow("s3:*")).User("u", Allow($"{DeleteBoundary} iam:PutRolePolicy sts:AssumeRole"), boundary: "edge"), "user/u", DeleteUserBoundary);
    }

    [Fact]
    public void A_condition_on_the_removal_makes_it_less_certain()
    {
        const string Mfa = """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""";
        Is(New.Managed("edge", Allow("s3:*") + "," + Allow(DeleteBoundary, "*", Mfa), older: "").User("u", All, boundary: "edge"), "user/u", DeleteUserBoundary + "?");
    }

    [Fact]
    public void Who_can_make_himself_an_administrator_as_he_is_gains_nothing() =>
        Is(New.Managed("edge", All, older: "").User("u", Allow("iam:PutUserPolicy iam:DeleteUserPermissionsBoundary"), boundary: "edge"), "user/u", "iam-007");
}
