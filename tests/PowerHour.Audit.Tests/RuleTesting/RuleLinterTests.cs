using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleTesting;

/// <summary>The linter finds each mistake at its line, and finds nothing in a sound card.</summary>
public sealed class RuleLinterTests
{
    private const string Card = """
        title: Notebook instance starts with an approved script
        resource: AWS::SageMaker::NotebookInstance
        severity: medium
        control: preparation
        threats:
          poisoning: { relevance: 1, how: "an unreviewed script can change data" }
        why: Only reviewed scripts should start.
        params:
          approved: [v3]
        let:
          script: self.NotebookInstanceLifecycleConfigName
        where: self.NotebookInstanceStatus != 'Deleting'
        require: script in params.approved
        message: "{name} starts with {self.NotebookInstanceLifecycleConfigName}"
        evidence: [NotebookInstanceLifecycleConfigName, facts.served, script]
        remediation:
          text: Choose an approved script.
        """;

    private const string Tests = """
        - it: passes
          given: { NotebookInstanceLifecycleConfigName: v3 }
          expect: PASS
        - it: fails
          given: { NotebookInstanceLifecycleConfigName: v1 }
          others: { "AWS::S3::Bucket": [{ Name: b }] }
          facts: { served: true }
          params: { approved: [v2] }
          expect: FAIL
        - it: is unknown
          given: {}
          gaps: ["sagemaker:DescribeNotebookInstance"]
          expect: UNKNOWN
        - it: is not about others
          given: { NotebookInstanceStatus: Deleting }
          expect: NOT_APPLICABLE
        """;

    private static readonly RuleCatalog Frame = RuleCatalog.Load();

    [Fact]
    public void A_sound_card_has_no_problem() => Assert.Empty(Lint(Card, Tests));

    [Theory]
    [InlineData("control: preparation", "control: preparations", "acme/x.yaml(4,10): error: unknown control `preparations` — did you mean `preparation`?")]
    [InlineData("  poisoning:", "  poisonning:", "acme/x.yaml(6,3): error: unknown threat `poisonning` — did you mean `poisoning`?")]
    [InlineData("AWS::SageMaker::NotebookInstance", "AWS::SageMaker::NotebookInstanc", "acme/x.yaml(2,11): error: no resource type `AWS::SageMaker::NotebookInstanc` — did you mean `AWS::SageMaker::NotebookInstance`?")]
    [InlineData("!= 'Deleting'", "!= 'Deletin'", "acme/x.yaml(12,39): warning:")]
    [InlineData("let:\n", "let:\n  other: self.RoleArn\n", "acme/x.yaml(11,3): warning: nothing reads the named expression `other`")]
    [InlineData("params:\n", "params:\n  other: 3\n", "acme/x.yaml(9,3): warning: no expression reads the parameter `other`")]
    [InlineData("[NotebookInstanceLifecycleConfigName, ", "[NotebookInstanceLifecycleConfig, ", "acme/x.yaml(15,12): error: evidence `NotebookInstanceLifecycleConfig`: AWS::SageMaker::NotebookInstance has no `NotebookInstanceLifecycleConfig` — did you mean `NotebookInstanceLifecycleConfigName`?")]
    [InlineData("facts.served", "facts.serves", "acme/x.yaml(15,49): error: evidence `facts.serves`: there is no such fact — did you mean `facts.served`?")]
    [InlineData("{self.Note", "{self.Not", "acme/x.yaml(14,30): error: message `NotbookInstanceLifecycleConfigName`:")]
    [InlineData("approved script\n", "approved script.\n", "acme/x.yaml(1,8): warning: a title has no full stop")]
    [InlineData("severity: medium", "severity: middling", "acme/x.yaml(3,11): error: `severity` must be")]
    [InlineData("in params.approved", "in params.aproved", "acme/x.yaml(13,27): error: params has no field `aproved`; did you mean `approved`?")]
    [InlineData("params.approved", "params.other", "acme/x.yaml(13,27): error: params has no field `other`; give it a default under `params`")]
    [InlineData("approved: [v3]", "approved: v3", "acme/x.yaml(13,17): error: `in` looks into a list or map, not into string or null; for text use contains()")]
    [InlineData("approved: [v3]", "approved: [3]", "acme/x.yaml(13,17): error: string or null is never in list(int)")]
    [InlineData("script in params.approved", "params.approved.exists(a, globMatches(a, name)) && size(params.approved) > '1'", "acme/x.yaml(13,83): error: `>` does not take int and string")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "facts.mlUses.exists(u, u == 'artefact')", "acme/x.yaml(12,36): warning: the value is never `artefact`; did you mean `artifact`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "('trainig' in facts.stages)", "acme/x.yaml(12,9): warning: the value is never `trainig`; did you mean `training`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "keyClass(self.KmsKeyId) != 'customer_managed'", "acme/x.yaml(12,35): warning: the value is never `customer_managed`; did you mean `customer-managed`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "bucketKeyClass('s3://b') in ['foreign', 'mine']", "acme/x.yaml(12,48): warning: the value is never `mine`; it is one of")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "facts.images.exists(i, i.Class == 'FIRSTPARTY')", "acme/x.yaml(12,42): warning: the value is never `FIRSTPARTY`; did you mean `FIRST_PARTY`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "facts.secrets.exists(s, s.Detector == 'keyname')", "acme/x.yaml(12,46): warning: the value is never `keyname`; did you mean `key-name`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "facts.writers.exists(w, w.Stages.exists(s, s == 'break-glass'))", "acme/x.yaml(12,56): warning: the value is never `break-glass`; did you mean `breakGlass`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "facts.becomes.exists(b, b.Technique == 'ESC-1')", "acme/x.yaml(12,47): warning: the value is never `ESC-1`")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "facts.usedBy.exists(t, t == 'AWS::SageMaker::Modle')", "acme/x.yaml(12,36): warning: no resource type `AWS::SageMaker::Modle` — did you mean `AWS::SageMaker::Model`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "allows(['s3:PutObjekt'], ['*']).size() > 0", "acme/x.yaml(12,16): warning: there is no action `s3:PutObjekt`; did you mean `s3:PutObject`?")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "allows(['PutObject'], ['*']).size() > 0", "acme/x.yaml(12,16): warning: `PutObject` names no action: write `service:Action`")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "actionMatches('s3:Putt*', name)", "acme/x.yaml(12,22): warning: there is no action `s3:Putt*`")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "related('assums').size() > 0", "acme/x.yaml(12,16): error: no relation `assums` for related() here")]
    [InlineData("why: Only reviewed", "why: T\u004fDO only reviewed", "acme/x.yaml(7,6): warning: `why` still says T\u004fDO")]
    [InlineData("text: Choose an approved script.", "text: TBD", "acme/x.yaml(17,3): warning: `remediation` still says TBD")]
    [InlineData("why: Only reviewed scripts should start.", "why: |\n  One paragraph for the auditor: what an attacker does with it, and what that costs.", "acme/x.yaml(7,6): warning: `why` is still the draft's; say what this card is about")]
    [InlineData("starts with an approved script", "has Url as it should be", "acme/x.yaml(1,8): warning: `title` is still the draft's")]
    [InlineData("an unreviewed script can change data", "whoever can change the notebook unseen can change what a model learns", "acme/x.yaml(6,3): warning: `how` is still the draft's")]
    [InlineData("  script: self", "  self: self", "acme/x.yaml(11,3): error: `self` is a variable already, which this would hide; choose another name")]
    [InlineData("  script: self", "  facts: facts.served\n  script: self", "acme/x.yaml(11,3): error: `facts` is a variable already")]
    [InlineData("  script: self", "  my-script: self.RoleArn\n  script: self", "acme/x.yaml(11,3): error: no expression can read `my-script`: a name has letters, digits and `_`")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "self.SecurityGroups.exists(self, self == 'x')", "acme/x.yaml(12,35): warning: `self` hides another variable of that name; choose another")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "self.SecurityGroups.exists(script, script == 'x')", "acme/x.yaml(12,35): warning: `script` hides another variable")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "script.startsWith('v')", "acme/x.yaml(12,8): warning: `script` may be absent, and then this is an error and no verdict; write `script != null && …`")]
    [InlineData("self.NotebookInstanceLifecycleConfigName\nwhere", "self.NotebookInstanceLifecycleConfigName + ''\nwhere", "acme/x.yaml(11,11): warning: `self.NotebookInstanceLifecycleConfigName` may be absent")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "self.VolumeSizeInGB > 5", "acme/x.yaml(12,8): warning: `self.VolumeSizeInGB` may be absent")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "tags.team == 'x'", "acme/x.yaml(12,8): warning: `tags.team` may be absent")]
    [InlineData("self.NotebookInstanceStatus != 'Deleting'", "1 == 1", "acme/x.yaml(12,8): warning: `where` comes out alike for every resource")]
    [InlineData("script in params.approved", "1 == 1", "acme/x.yaml(13,10): warning: `require` comes out alike for every resource")]
    [InlineData(", how: \"an unreviewed script can change data\"", "", "acme/x.yaml(6,3): warning: `poisoning` does not say `how`")]
    [InlineData("threats:\n  poisoning: { relevance: 1, how: \"an unreviewed script can change data\" }\n", "", "acme/x.yaml(1,8): warning: the card names no threat")]
    [InlineData("{name} starts", "{nom} starts", "acme/x.yaml(14,11): error: message `nom`: AWS::SageMaker::NotebookInstance has no `nom`; beside members, {name}, {arn}, {region}, {account}, {params.NAME} may be named")]
    [InlineData("{name} starts", "{name} ({params.aproved}) starts", "acme/x.yaml(14,19): error: message `params.aproved`: the card has no parameter `aproved` — did you mean `approved`?")]
    public void A_mistake_in_a_card_is_found_at_its_line(string sound, string wrong, string problem)
    {
        var problems = Lint(Card.Replace(sound, wrong, StringComparison.Ordinal), Tests);
        Assert.Contains(problems, p => p.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("!(self.RoleArn == 'x')")]
    [InlineData("'a' == self.RoleArn")]
    [InlineData("['a'].exists(a, a == self.RoleArn)")]
    [InlineData("{'a': 1}.size() == 1")]
    public void An_expression_that_YAML_takes_for_something_else_is_told_to_be_quoted(string expression) =>
        Assert.Contains(Lint(Card.Replace("self.NotebookInstanceStatus != 'Deleting'", expression, StringComparison.Ordinal), Tests), p => p.Contains("goes in quotes or below `|`", StringComparison.Ordinal));

    [Theory]
    [InlineData("deply", "there is no stage `deply`; did you mean `deploy`?")]
    [InlineData("nowhere", "there is no stage `nowhere`; there are breakGlass, ci, data, deploy, etl, interactive, monitor, serving, training")]
    public void A_stage_that_is_not_there_is_found_at_its_place(string stage, string problem) => FindsInPathCard($"p.Who.worksIn('{stage}')", $"(12,57): error: {problem}");

    [Fact]
    public void A_class_of_attackers_that_is_not_there_is_found_at_its_place() => FindsInPathCard("p.Who.Class == 'users'", "(12,58): warning: the value is never `users`");

    [Theory]
    [InlineData("p.Confidence == 'CERTAIN'", "(12,59): warning: the value is never `CERTAIN`; it is one of `ASSUMED`, `CAPABILITY`, `DERIVED`, `CONFIGURED`")]
    [InlineData("[p].able(['lambda:UpdateFunctionCod']).size() > 0", "(12,53): warning: there is no action `lambda:UpdateFunctionCod`; did you mean `lambda:UpdateFunctionCode`?")]
    [InlineData("p.Kind == 'S3 prefx'", "(12,53): warning: the value is never `S3 prefx`; did you mean `S3 prefix`?")]
    [InlineData("'training jb' in p.Kinds", "(12,43): warning: the value is never `training jb`; did you mean `training job`?")]
    [InlineData("p.Next.Kinds.exists(k, k == 'endpint')", "(12,71): warning: the value is never `endpint`; did you mean `endpoint`?")]
    [InlineData("p.Step == 'cn write'", "(12,53): warning: the value is never `cn write`; did you mean `can write`?")]
    [InlineData("p.Steps.exists(s, s == 'captured too')", "(12,66): warning: the value is never `captured too`; did you mean `captured to`?")]
    [InlineData("p.Next.Type == 'AWS::SageMaker::TrainingJb'", "(12,58): warning: the value is never `AWS::SageMaker::TrainingJb`; did you mean `AWS::SageMaker::TrainingJob`?")]
    [InlineData("p.Next.Type in ['TrainingJob']", "(12,59): warning: the value is never `TrainingJob`")]
    [InlineData("p.Who.Stages.exists(s, s == 'deploys')", "(12,71): warning: the value is never `deploys`; did you mean `deploy`?")]
    public void A_word_that_a_way_never_has_is_found_at_its_place(string condition, string problem) => FindsInPathCard(condition, problem);

    [Theory]
    [InlineData("raise", "medium", "`raise` must lead above the card's severity, which is medium; medium does not")]
    [InlineData("raise", "low", "`raise` must lead above the card's severity, which is medium; low does not")]
    [InlineData("lower", "medium", "`lower` must lead below the card's severity, which is medium; medium does not")]
    [InlineData("lower", "critical", "`lower` must lead below the card's severity, which is medium; critical does not")]
    public void A_shift_that_shifts_nothing_or_the_other_way_is_an_error_at_its_place(string key, string severity, string problem)
    {
        var services = ServiceCatalog.BuiltIn();
        var draft = new Audit.RuleTesting.Drafting.RuleDrafter(services).Draft("paths/x", services.Find(new("AWS::SageMaker::Model"))!, "preparation");
        var card = new SourceFile(draft.Card.Name, draft.Card.Text.Replace("cut:", $"{key}: {{ to: {severity}, when: path.Who.Outsider }}\ncut:", StringComparison.Ordinal));
        Assert.Contains(new RuleLinter(services, Frame).Lint(RuleFolder.Of([card, draft.Tests])), p => p.ToString().StartsWith($"paths/x.yaml(13,14): error: {problem}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("p.Step == 'can write' || p.Next.End.Step == ''")]
    [InlineData("p.Next.Type == '' || p.Next.Kind == 'S3 object' || 'labeling job' in p.Kinds || p.Kind in ['user', 'principal']")]
    public void A_word_that_a_way_has_is_left_alone(string condition) => Assert.DoesNotContain(LintPathCard(condition), p => p.Message.StartsWith("the value is never", StringComparison.Ordinal));

    [Fact]
    public void A_word_that_is_wrong_is_told_once() => Assert.Single(LintPathCard("p.Next.Type == 'AWS::SageMaker::TrainingJb'"), p => p.Message.Contains("TrainingJb", StringComparison.Ordinal));

    private static IReadOnlyList<DocumentProblem> LintPathCard(string condition)
    {
        var services = ServiceCatalog.BuiltIn();
        var draft = new Audit.RuleTesting.Drafting.RuleDrafter(services).Draft("paths/x", services.Find(new("AWS::SageMaker::Model"))!, "preparation");
        var card = new SourceFile(draft.Card.Name, draft.Card.Text.Replace("p.Who.Class == 'user'", condition, StringComparison.Ordinal));
        return new RuleLinter(services, Frame).Lint(RuleFolder.Of([card, draft.Tests]));
    }

    private static void FindsInPathCard(string condition, string problem) =>
        Assert.Contains(LintPathCard(condition), p => p.ToString().StartsWith($"paths/x.yaml{problem}", StringComparison.Ordinal));

    [Theory]
    [InlineData("expect: FAIL", "expect: FAILED", "acme/x.tests.yaml(9,11): error: `expect` must be PASS, FAIL, UNKNOWN, MANUAL, NOT_APPLICABLE, not `FAILED` — did you mean `FAIL`?")]
    [InlineData("LifecycleConfigName: v3", "LifecycleConfig: v3", "acme/x.tests.yaml(2,12): error: `NotebookInstanceLifecycleConfig`: AWS::SageMaker::NotebookInstance has no `NotebookInstanceLifecycleConfig` — did you mean")]
    [InlineData("LifecycleConfigName: v3", "LifecycleConfigName: [v3]", "acme/x.tests.yaml(2,12): error: `NotebookInstanceLifecycleConfigName`: AWS answers string here, not array")]
    [InlineData("Status: Deleting", "Status: Gone", "acme/x.tests.yaml(15,36): warning: `NotebookInstanceStatus`: the service model does not list `Gone`")]
    [InlineData("AWS::S3::Bucket", "AWS::S3::Buckets", "acme/x.tests.yaml(6,14): error: there is no resource type with a descriptor `AWS::S3::Buckets` — did you mean `AWS::S3::Bucket`?")]
    [InlineData("{ Name: b }", "{ Nmae: b }", "acme/x.tests.yaml(6,35): error: `Nmae`: AWS::S3::Bucket has no `Nmae`")]
    [InlineData("facts: { served", "facts: { serves", "acme/x.tests.yaml(7,12): error: there is no fact `serves`")]
    [InlineData("params: { approved", "params: { aproved", "acme/x.tests.yaml(8,13): error: there is no parameter of this card `aproved` — did you mean `approved`?")]
    [InlineData("approved: [v2]", "approved: [2]", "acme/x.tests.yaml(8,13): error: `approved` does not fit how acme/x uses it: string or null is never in list(int) (acme/x.yaml, line 13)")]
    [InlineData("sagemaker:DescribeNotebookInstance", "sagemaker:DescribeNotebookInstances", "acme/x.tests.yaml(12,11): error: there is no call that a descriptor makes `sagemaker:DescribeNotebookInstances` — did you mean `sagemaker:DescribeNotebookInstance`?")]
    [InlineData("expect: UNKNOWN", "expect: FAIL", "acme/x.tests.yaml(1,1): warning: no test expects UNKNOWN")]
    [InlineData("expect: NOT_APPLICABLE", "expect: PASS", "acme/x.tests.yaml(1,1): warning: no test expects NOT_APPLICABLE")]
    [InlineData("given: {}", "given: [1]", "acme/x.tests.yaml(11,10): error: `given` must be a map of `key: value` lines")]
    [InlineData("facts: { served: true }", "facts: served", "acme/x.tests.yaml(7,10): error: `facts` must be a map")]
    [InlineData("[{ Name: b }]", "{ Name: b }", "acme/x.tests.yaml(6,11): error: `others` has under each type a list of resources")]
    [InlineData("expect: UNKNOWN", "expct: UNKNOWN", "acme/x.tests.yaml(13,3): error: unknown key `expct` — did you mean `expect`?")]
    public void A_mistake_in_the_tests_is_found_at_its_line(string sound, string wrong, string problem)
    {
        var problems = Lint(Card, Tests.Replace(sound, wrong, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("frameworks/own.yaml", "P-1: { title: x, rules: [acme/y] }", "(1,25): error: there is no rule `acme/y`")]
    [InlineData("frameworks/own.yaml", "P-1: { title: x }", "(1,6): error: `P-1` has neither `rules` nor `missing`")]
    [InlineData("frameworks/own.yaml", "P-1: { title: x, missing: y, titel: z }", "(1,30): error: unknown key `titel`")]
    [InlineData("frameworks/own.yaml", "P-1: x", "(1,6): error: `P-1` must be a map")]
    [InlineData("frameworks/controls.yaml", "- id: x", "(1,3): error: `title` is missing")]
    [InlineData("threats/own.yaml", "id: own\ntitel: x", "(2,1): error: unknown key `titel`")]
    public void A_mistake_in_a_page_beside_the_cards_is_found_at_its_place(string file, string text, string problem) =>
        Assert.Contains(new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(RuleFolder.Of([new SourceFile(file, text)])), p => p.ToString().StartsWith(file + problem, StringComparison.Ordinal));

    [Fact]
    public void All_tests_of_a_file_are_read_before_it_is_refused() =>
        Assert.Equal(2, Lint(Card, "- it: a\n  expect: PAS\n- it: b\n  expect: FAL\n").Count(p => p.Contains("`expect` must be", StringComparison.Ordinal)));

    [Fact]
    public void The_built_in_rules_have_no_problem()
    {
        var folder = RuleFolder.BuiltIn();
        Assert.True(folder.Cards.Count > 200 && folder.Tests.Count == folder.Cards.Count && folder.Threats.Count == 3 && folder.Frameworks.Count > 1);
        Assert.Empty(new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(folder));
    }

    /// <summary>What only all cards show together, such as a definition that none uses, would be wrong of a few.</summary>
    [Fact]
    public void A_look_that_is_stopped_says_how_far_it_came_and_nothing_of_the_rest()
    {
        var linter = new RuleLinter(ServiceCatalog.BuiltIn(), Frame) { Stop = new CancellationToken(canceled: true) };
        Assert.Empty(linter.Lint(RuleFolder.Of([new SourceFile("acme/a.yaml", Card), new SourceFile("acme/b.tests.yaml", Tests)])));
        Assert.Equal(0, linter.Looked);
    }

    [Fact]
    public void A_card_without_tests_and_tests_without_a_card_are_named()
    {
        var problems = new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(RuleFolder.Of([new SourceFile("acme/a.yaml", Card), new SourceFile("acme/b.tests.yaml", Tests)]));
        Assert.Equal(["acme/a.yaml", "acme/b.tests.yaml"], problems.Select(p => p.File), StringComparer.Ordinal);
    }

    [Fact]
    public void One_broken_card_does_not_hide_the_mistakes_of_others()
    {
        var problems = new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(RuleFolder.Of([
            new SourceFile("acme/a.yaml", "title: [\n"), new SourceFile("acme/a.tests.yaml", Tests),
            new SourceFile("acme/b.yaml", Card.Replace("in params", "im params", StringComparison.Ordinal)), new SourceFile("acme/b.tests.yaml", Tests)]));
        Assert.Equal(["acme/a.yaml", "acme/b.yaml"], problems.Where(p => !p.IsWarning).Select(p => p.File).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Lint(string card, string tests) =>
        [.. new RuleLinter(ServiceCatalog.BuiltIn(), Frame).Lint(RuleFolder.Of([new SourceFile("acme/x.yaml", card.ReplaceLineEndings("\n")), new SourceFile("acme/x.tests.yaml", tests.ReplaceLineEndings("\n"))])).Select(p => p.ToString())];
}
