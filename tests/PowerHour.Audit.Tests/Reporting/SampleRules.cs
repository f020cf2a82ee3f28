using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>The rules, threats and controls of the sample account.</summary>
internal static class SampleRules
{
    public static IReadOnlyList<Threat> Threats { get; } =
    [
        new("poisoning", "Data poisoning", "Somebody changes what a model learns: rows, labels, code or the artifact itself. The model then answers as they wish, and nothing looks broken.",
            ["A writer reaches the training data, the transform code or the model artifact.", "The next training or deployment takes the change in.", "No version, signature or monitor shows the difference."],
            References(("atlas", ["AML.T0020 Poison Training Data", "AML.T0018 Manipulate AI Model"]), ("owasp-ml", ["ML02:2023 Data Poisoning", "ML10:2023 Model Poisoning"]))),
        new("membership-inference", "Membership inference", "Somebody learns whether a person's record was in the training data: by many questions to the model, or by reading the rows.",
            ["A caller can ask the endpoint without limit or trace.", "Answers carry confidences, or captured answers can be read.", "Overconfident answers give the members away."],
            References(("atlas", ["AML.T0024.000 Infer Training Data Membership"]), ("owasp-ml", ["ML04:2023 Membership Inference Attack"]))),
        new("model-inversion", "Model inversion", "Somebody rebuilds inputs or parameters from the model: through its answers, or from its weights.",
            ["Weights can be read, or the endpoint can be asked without limit.", "The copy is attacked at leisure, outside the account."],
            References(("atlas", ["AML.T0024.001 Invert AI Model", "AML.T0024.002 Extract AI Model"]), ("owasp-ml", ["ML03:2023 Model Inversion Attack", "ML05:2023 Model Theft"]))),
    ];

    public static IReadOnlyList<Control> Controls { get; } =
    [
        new("vpc-isolation", "Launch ML instances in a VPC", "Run notebooks, jobs and endpoints inside your own network.", "A workload in your own network can be cut off from the internet and watched; one outside can not."),
        new("least-privilege", "Least-privilege access to ML artifacts", "Give each role what its stage needs.", "The role that trains should not be able to deploy, and nobody should be able to do everything."),
        new("encryption", "Data encryption with AWS KMS", "Encrypt data, volumes and artifacts under keys you control.", "A key of your own says who may read, and its use leaves a trace."),
        new("secrets", "Secrets Manager for credentials", "Keep credentials out of code, environment and scripts.", "What stands in a lifecycle script stands in every copy of it."),
        new("monitoring", "Monitor model input and output", "Watch what goes in and what comes out.", "A poisoned model is noticed by what it answers, or not at all."),
        new("logging", "Logging of model access", "Log who asks the model.", "Without a log, an attack by questions is invisible."),
        new("versioning", "Version control of model artifacts", "Keep every version of data and artifacts.", "What was overwritten can not be compared."),
    ];

    public static IReadOnlyList<Rule> All { get; } =
    [
        Make("apigateway/method-has-authorizer", "API methods in front of a model require an authorizer", "AWS::ApiGateway::RestApi", Severity.Critical, "least-privilege", ("membership-inference", 2, "anybody on the internet may ask the model as often as they like"), ("model-inversion", 2, "unlimited questions rebuild the model from its answers")),
        Make("iam/ml-role-trust-is-closed", "Roles for machine learning trust only named services and accounts", "AWS::IAM::Role", Severity.Critical, "least-privilege", ("poisoning", 2, "a stranger who takes the role on writes the training data")),
        Make("kms/rotation-enabled", "Keys for machine learning rotate", "AWS::KMS::Key", Severity.Low, "encryption", ("model-inversion", 1, "an old key that leaked opens old artifacts")),
        Make("logs/invocations-are-logged", "Model invocations are logged", "AWS::SageMaker::Endpoint", Severity.Medium, "logging", ("membership-inference", 1, "a campaign of questions leaves no trace"), ("model-inversion", 1, "nobody can see the model being copied")),
        Make("s3/bucket-versioning", "Buckets with training data or artifacts keep versions", "AWS::S3::Bucket", Severity.High, "versioning", ("poisoning", 2, "a changed row or artifact replaces the good one for ever")),
        Make("sagemaker/endpoint-monitoring-schedule", "Endpoints in service have a data-quality monitor", "AWS::SageMaker::Endpoint", Severity.Medium, "monitoring", ("poisoning", 1, "a drifting model is not noticed")),
        Make("sagemaker/model-network-isolation", "Served models have network isolation", "AWS::SageMaker::Model", Severity.Medium, "vpc-isolation", ("model-inversion", 1, "code in the container can send the weights away")),
        Make("sagemaker/notebook-direct-internet-access", "Notebook instance has no direct internet access", "AWS::SageMaker::NotebookInstance", Severity.High, "vpc-isolation", ("poisoning", 1, "attacker code in the notebook alters training data over the open path"), ("membership-inference", 1, "training rows staged on the notebook can leave"), ("model-inversion", 1, "weights can leave, and the attack goes on offline")),
        Make("sagemaker/notebook-lifecycle-secrets", "No credentials in lifecycle scripts", "AWS::SageMaker::NotebookInstanceLifecycleConfig", Severity.High, "secrets", ("poisoning", 2, "the credential writes where its owner may write")),
        Make("sagemaker/training-volume-key", "Training volumes use a customer-managed key", "AWS::SageMaker::TrainingJob", Severity.Low, "encryption", ("membership-inference", 1, "rows on the volume are readable without a key of yours")),
        Make("sagemaker/model-card-reviewed", "The model card was reviewed by a person", "AWS::SageMaker::Model", Severity.Informational, "monitoring", ("poisoning", 1, "nobody looked at what the model was trained on")),
    ];

    public static Rule Make(string id, string title, string type, Severity severity, string control, params (string Threat, int Relevance, string How)[] threats) => new()
    {
        Id = id,
        Title = title,
        Resource = new ResourceType(type),
        Severity = severity,
        Impact = severity >= Severity.High ? 3 : 2,
        Exposure = severity == Severity.Critical ? 3 : severity >= Severity.Medium ? 2 : 1,
        Control = control,
        Threats = [.. threats.Select(t => new ThreatLink(t.Threat, t.Relevance, t.How))],
        Why = "The weakness stands between an attacker and the model: it is used early, it is cheap, and it leaves few traces.\n\nWhere it is combined with another one on the same path, the path is open.",
        Message = "{name} is open",
        Remediation = new Remediation(
            "Set it as the rule requires; where the setting can not be changed later, recreate the resource and move the work over.",
            "Open the service's console, choose the resource, then Edit.",
            $"aws {id.Split('/')[0]} update-{type.Split(':')[^1].ToLowerInvariant()} \\\n  --name NAME \\\n  --setting Disabled",
            "setting = \"Disabled\""),
        References = ["https://docs.aws.amazon.com/sagemaker/latest/dg/security.html"],
        Source = new SourceFile($"rules/{id}.yaml", "title: sample\n"),
    };

    private static SortedDictionary<string, IReadOnlyList<string>> References(params (string Catalog, string[] Ids)[] references)
    {
        var result = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (catalog, ids) in references)
        {
            result.Add(catalog, ids);
        }

        return result;
    }
}
