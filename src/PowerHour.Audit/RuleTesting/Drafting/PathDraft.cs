using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.RuleTesting.Drafting;

/// <summary>The first draft of a card of attack paths, with the small account that its tests need.</summary>
internal static class PathDraft
{
    private const string Model = """{ ModelName: m, PrimaryContainer: { ModelDataUrl: "s3://artifacts/job/output/model.tar.gz" } }""";

    private const string Endpoint = "{ EndpointName: e, EndpointConfigName: c, EndpointStatus: InService }";

    /// <summary>Writes a draft.</summary>
    /// <param name="id">The rule's id, in the folder <c>paths</c>.</param>
    /// <param name="type">The type that it is about: the model or the endpoint.</param>
    /// <param name="control">The control that it serves.</param>
    /// <returns>The draft: it compiles, and its tests hold.</returns>
    /// <exception cref="DocumentException">No attack path leads to the type.</exception>
    public static RuleDraft Of(string id, ResourceDescriptor type, string control) => type.Type.Name switch
    {
        "AWS::SageMaker::Model" => new RuleDraft(new SourceFile($"{id}.yaml", Card("AWS::SageMaker::Model", control)), new SourceFile($"{id}.tests.yaml", Tests("AWS::SageMaker::Endpoint", Endpoint, Model, "others: { \"AWS::SageMaker::Endpoint\": [] }"))),
        "AWS::SageMaker::Endpoint" => new RuleDraft(new SourceFile($"{id}.yaml", Card("AWS::SageMaker::Endpoint", control)), new SourceFile($"{id}.tests.yaml", Tests("AWS::SageMaker::Model", Model, Endpoint, $"given: {Endpoint.Replace("InService", "Failed", StringComparison.Ordinal)}"))),
        _ => throw new DocumentException(new DocumentProblem(id, 1, 1, $"attack paths lead to AWS::SageMaker::Model or AWS::SageMaker::Endpoint, not to {type.Type}")),
    };

    private static string Card(string type, string control) => $$"""
        title: No user can write what a served model was trained on
        resource: {{type}}
        severity: medium            # critical, high, medium, low or informational
        impact: 2                   # 1 to 3: what an attacker gains
        exposure: 2                 # 1 to 3: how easily the weakness is reached
        control: {{control}}
        threats:                    # poisoning, membership-inference, model-inversion; relevance 1 helps, 2 is a direct step
          poisoning: { relevance: 2, how: "whoever can write the training data chooses what the model learns" }
        why: |
          {{DraftSentences.Why}}
        where: facts.served
        paths: trainingData().writers().filter(p, p.Who.Class == 'user')
        cut: Take the right to write away, then train again from an older version
        message: "{who} can write {what}, which {end} was trained on"
        evidence: [facts.served]
        remediation:
          text: Let only the role of the pipeline that owns the bucket write to it.

        """.ReplaceLineEndings("\n");

    private static string Tests(string otherType, string other, string given, string idle) => $$"""
        - it: passes when no user can write
          given: {{given}}
          others:
            "{{otherType}}": [{{other}}]
            "AWS::SageMaker::EndpointConfig": [{ EndpointConfigName: c, ProductionVariants: [{ VariantName: v, ModelName: m }] }]
            "AWS::SageMaker::TrainingJob":
              - TrainingJobName: job
                InputDataConfig: [{ ChannelName: train, DataSource: { S3DataSource: { S3Uri: "s3://data/train/" } } }]
                OutputDataConfig: { S3OutputPath: "s3://artifacts/" }
                ModelArtifacts: { S3ModelArtifacts: "s3://artifacts/job/output/model.tar.gz" }
            "AWS::S3::Bucket": [{ Name: data }, { Name: artifacts }]
          expect: PASS
        - it: fails when a user can
          like: passes when no user can write
          others:
            "AWS::IAM::User":
              - UserName: ann
                Arn: "arn:aws:iam::111122223333:user/ann"
                UserPolicyList: [{ PolicyName: p, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:PutObject", Resource: "arn:aws:s3:::data/*" }] } }]
          expect: FAIL
        - it: is unknown when users were not read
          like: passes when no user can write
          gaps: ["iam:GetAccountAuthorizationDetails"]
          expect: UNKNOWN
        - it: is not about what nobody serves
          like: passes when no user can write
          {{idle}}
          expect: NOT_APPLICABLE

        """.ReplaceLineEndings("\n");
}
