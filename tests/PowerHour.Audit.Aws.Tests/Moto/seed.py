"""Plants a weak and a sound ML account into moto: python3 seed.py http://127.0.0.1:5000

The weak part is in eu-west-1, the sound part in us-east-1; names begin with weak- and sound-.
What is planted is described in planted.json, beside this file. Prints the operations that moto refused.
"""
import base64
import io
import json
import sys
import zipfile

import boto3
from botocore.config import Config

ACCOUNT = "123456789012"
WEAK, SOUND = "eu-west-1", "us-east-1"
refused = []


def client(service, region):
    return boto3.client(service, region_name=region, endpoint_url=sys.argv[1], aws_access_key_id="test", aws_secret_access_key="test",
                        config=Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}))


def put(service, region, operation, **request):
    try:
        return getattr(client(service, region), operation)(**request)
    except Exception as e:  # moto differs by version: what it does not offer is told, not fatal
        refused.append(f"{service}:{operation} {region}: {str(e)[:160]}")
        return {}


def role(name, service, statements):
    allow = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    if name.startswith("sound-"):
        allow["Condition"] = {"StringEquals": {"aws:SourceAccount": ACCOUNT}}
    trust = {"Version": "2012-10-17", "Statement": [allow]}
    put("iam", SOUND, "create_role", RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))
    put("iam", SOUND, "put_role_policy", RoleName=name, PolicyName="inline", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


def network(region):
    vpc = put("ec2", region, "create_vpc", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = put("ec2", region, "create_subnet", VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
    group = put("ec2", region, "create_security_group", GroupName="ml", Description="ml", VpcId=vpc)["GroupId"]
    return vpc, subnet, group


def key(region, alias):
    made = put("kms", region, "create_key", Description="ml")["KeyMetadata"]
    put("kms", region, "create_alias", AliasName=f"alias/{alias}", TargetKeyId=made["KeyId"])
    return made["Arn"]


def bucket(region, name, locked=False):
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    put("s3", region, "create_bucket", Bucket=name, **where, **({"ObjectLockEnabledForBucket": True} if locked else {}))


def protect(region, name, key_arn):
    """Makes a bucket as the remediations say."""
    everywhere = [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]
    deny = lambda actions, condition: {"Effect": "Deny", "Principal": "*", "Action": actions, "Resource": everywhere, "Condition": condition}
    policy = [deny("s3:*", {"Bool": {"aws:SecureTransport": "false"}}),
              deny("s3:PutObject", {"Null": {"s3:x-amz-server-side-encryption-customer-algorithm": "false"}}),
              deny("s3:PutObject", {"StringNotEqualsIfExists": {"s3:x-amz-server-side-encryption-aws-kms-key-id": key_arn}})]
    put("s3", region, "put_bucket_versioning", Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    put("s3", region, "put_public_access_block", Bucket=name, PublicAccessBlockConfiguration=dict.fromkeys(("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True))
    put("s3", region, "put_bucket_encryption", Bucket=name, ServerSideEncryptionConfiguration={"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key_arn}, "BucketKeyEnabled": True}]})
    put("s3", region, "put_bucket_policy", Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": policy}))
    put("s3", region, "put_bucket_ownership_controls", Bucket=name, OwnershipControls={"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]})
    put("s3", region, "put_bucket_tagging", Bucket=name, Tagging={"TagSet": [{"Key": "data-classification", "Value": "confidential"}]})
    put("s3", region, "put_bucket_notification_configuration", Bucket=name, NotificationConfiguration={"EventBridgeConfiguration": {}})


def watch(region, endpoint):
    """Tells somebody when models change or are asked too much."""
    topic = f"arn:aws:sns:{region}:{ACCOUNT}:ml"
    pattern = {"source": ["aws.sagemaker"], "detail-type": ["SageMaker Model Package State Change", "SageMaker Endpoint State Change"]}
    put("events", region, "put_rule", Name="sound-models", EventPattern=json.dumps(pattern), State="ENABLED")
    put("events", region, "put_targets", Rule="sound-models", Targets=[{"Id": "topic", "Arn": topic}])
    put("cloudwatch", region, "put_metric_alarm", AlarmName="sound-queries", Namespace="AWS/SageMaker", MetricName="Invocations", Statistic="Sum", Period=300, EvaluationPeriods=1, Threshold=1000.0,
        ComparisonOperator="GreaterThanThreshold", AlarmActions=[topic], Dimensions=[{"Name": "EndpointName", "Value": endpoint}, {"Name": "VariantName", "Value": "all"}])


def code():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as z:
        z.writestr("index.py", "def handler(event, context): return event\n")
    return file.getvalue()


def rest_api(region, name, uri, authorization):
    api = put("apigateway", region, "create_rest_api", name=name).get("id")
    root = put("apigateway", region, "get_resources", restApiId=api)["items"][0]["id"]
    put("apigateway", region, "put_method", restApiId=api, resourceId=root, httpMethod="POST", authorizationType=authorization)
    put("apigateway", region, "put_integration", restApiId=api, resourceId=root, httpMethod="POST", type="AWS", integrationHttpMethod="POST", uri=uri)
    put("apigateway", region, "create_deployment", restApiId=api, stageName="prod")
    return api


def container(image, data, environment):
    return {"Image": image, "ModelDataUrl": data, "Environment": environment}


def job(region, name, arn, image, data, out, key_arn, vpc, sound, environment, hyper):
    request = dict(
        TrainingJobName=name, RoleArn=arn, HyperParameters=hyper,
        AlgorithmSpecification={"TrainingImage": image, "TrainingInputMode": "File"},
        InputDataConfig=[{"ChannelName": "train", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": f"s3://{data}/train/", "S3DataDistributionType": "FullyReplicated"}}}],
        OutputDataConfig={"S3OutputPath": f"s3://{out}/jobs/", **({"KmsKeyId": key_arn} if sound else {})},
        ResourceConfig={"InstanceType": "ml.m5.xlarge", "InstanceCount": 2, "VolumeSizeInGB": 10, **({"VolumeKmsKeyId": key_arn} if sound else {})},
        StoppingCondition={"MaxRuntimeInSeconds": 3600},
        EnableNetworkIsolation=sound, EnableInterContainerTrafficEncryption=sound)
    if sound:
        request["VpcConfig"] = vpc
        request["DebugHookConfig"] = {"S3OutputPath": f"s3://{out}/debug/", "CollectionConfigurations": [{"CollectionName": "losses"}]}
        request["DebugRuleConfigurations"] = [{"RuleConfigurationName": "overfit", "RuleEvaluatorImage": f"503895931360.dkr.ecr.{region}.amazonaws.com/sagemaker-debugger-rules:latest", "RuleParameters": {"rule_to_invoke": "Overfit"}}]
    if environment:
        request["Environment"] = environment
    put("sagemaker", region, "create_training_job", **request)
    processing = dict(
        ProcessingJobName=name.replace("train", "prepare"), RoleArn=arn,
        AppSpecification={"ImageUri": image, "ContainerArguments": ["--password", "Planted-Argument-1"] if environment else ["--epochs", "3"]},
        ProcessingResources={"ClusterConfig": {"InstanceCount": 2, "InstanceType": "ml.m5.xlarge", "VolumeSizeInGB": 10, **({"VolumeKmsKeyId": key_arn} if sound else {})}},
        NetworkConfig={"EnableNetworkIsolation": sound, "EnableInterContainerTrafficEncryption": sound, **({"VpcConfig": vpc} if sound else {})})
    if environment:
        processing["Environment"] = environment
    put("sagemaker", region, "create_processing_job", **processing)
    put("sagemaker", region, "create_transform_job", TransformJobName=name.replace("train", "score"), ModelName=name.replace("train", "model"),
        TransformInput={"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": f"s3://{data}/score/"}}},
        TransformOutput={"S3OutputPath": f"s3://{out}/score/", **({"KmsKeyId": key_arn} if sound else {})},
        TransformResources={"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, **({"VolumeKmsKeyId": key_arn} if sound else {})})


def newer(region, name, role_arn, artifact, artifacts, key_arn, vpc, sound):
    """What came after the talk, as far as the emulator has it: a HyperPod cluster, a compilation and a model card."""
    scripts = f"sagemaker-{name('lifecycle')}"  # the service takes start scripts from buckets of this name only
    bucket(region, scripts)
    if sound:
        protect(region, scripts, key_arn)
    volume = {"EbsVolumeConfig": {"VolumeSizeInGB": 100} | ({"VolumeKmsKeyId": key_arn} if sound else {})}
    put("sagemaker", region, "create_cluster", ClusterName=name("cluster"), **({"VpcConfig": vpc} if sound else {}), InstanceGroups=[{
        "InstanceGroupName": "nodes", "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "ThreadsPerCore": 1, "ExecutionRole": role_arn, "InstanceStorageConfigs": [volume],
        "LifeCycleConfig": {"SourceS3Uri": f"s3://{scripts}/start/", "OnCreate": "start.sh"}}])
    put("sagemaker", region, "create_compilation_job", CompilationJobName=name("compile"), RoleArn=role_arn, StoppingCondition={"MaxRuntimeInSeconds": 900},
        InputConfig={"S3Uri": artifact, "DataInputConfig": '{"input": [1, 10]}', "Framework": "XGBOOST"},
        OutputConfig={"S3OutputLocation": f"s3://{artifacts}/compiled/", "TargetDevice": "ml_m5"} | ({"KmsKeyId": key_arn} if sound else {}), **({"VpcConfig": vpc} if sound else {}))
    put("sagemaker", region, "create_model_card", ModelCardName=name("card"), Content="{}", ModelCardStatus="Approved" if sound else "Draft",
        **({"SecurityConfig": {"KmsKeyId": key_arn}} if sound else {}))


def account(region, side, sound):
    name = lambda what: f"{side}-{what}"
    vpc_id, subnet, group = network(region)
    vpc = {"Subnets": [subnet], "SecurityGroupIds": [group]}
    key_arn = key(region, name("ml"))
    data, artifacts, capture = name("training-data"), name("artifacts"), name("capture")
    for b in (data, artifacts, capture, name("unrelated")):
        bucket(region, b, locked=sound and b == capture)
    artifact = f"s3://{artifacts}/jobs/{name('train')}/output/model.tar.gz"
    if sound:  # before the policy, which asks for TLS that the emulator does not speak
        put("s3", region, "put_bucket_versioning", Bucket=artifacts, VersioningConfiguration={"Status": "Enabled"})
        put("s3", region, "put_object", Bucket=artifacts, Key=artifact.split("/", 3)[3], Body=b"weights")
    statements = [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": f"arn:aws:s3:::{data}/*"}] if sound else [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
    arn = role(name("sagemaker"), "sagemaker.amazonaws.com", statements)
    # One role for everything is part of the weakness; the sound side has one a stage.
    tags = [{"Effect": "Allow", "Action": "sagemaker:ListTags", "Resource": f"arn:aws:sagemaker:{region}:{ACCOUNT}:notebook-instance/{name('notebook')}"}]
    load = [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{artifacts}/*"}]
    working = role(name("notebook"), "sagemaker.amazonaws.com", tags) if sound else arn
    serving = role(name("serving"), "sagemaker.amazonaws.com", load) if sound else arn
    if sound:
        for b in (data, artifacts, capture):
            protect(region, b, key_arn)
        put("s3", region, "put_object_lock_configuration", Bucket=capture, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 365}}})
        watch(region, name("endpoint"))
        put("kms", region, "enable_key_rotation", KeyId=key_arn)
        put("s3", region, "put_bucket_logging", Bucket=data, BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": artifacts, "TargetPrefix": "log/"}})
    else:
        put("s3", region, "put_bucket_policy", Bucket=data, Policy=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{data}/*"}]}))

    secret = put("secretsmanager", region, "create_secret", Name=name("git"), SecretString="{}").get("ARN", "")
    scripts = base64.b64encode(("#!/bin/bash\n" + ("echo ready\n" if sound else "export DB_PASSWORD=Planted-Script-1\n")).encode()).decode()
    put("sagemaker", region, "create_notebook_instance_lifecycle_config", NotebookInstanceLifecycleConfigName=name("startup"), OnStart=[{"Content": scripts}])
    url = "https://git.example.com/ml.git" if sound else "https://git:Planted-Git-1@git.example.com/ml.git"
    put("sagemaker", region, "create_code_repository", CodeRepositoryName=name("code"), GitConfig={"RepositoryUrl": "https://git.example.com/code.git", "SecretArn": secret})
    notebook = dict(NotebookInstanceName=name("notebook"), InstanceType="ml.t3.medium", RoleArn=working, LifecycleConfigName=name("startup"), DefaultCodeRepository=url,
                    DirectInternetAccess="Disabled" if sound else "Enabled", RootAccess="Disabled" if sound else "Enabled",
                    Tags=[{"Key": "team", "Value": "ml"}])
    if sound:
        notebook |= dict(SubnetId=subnet, SecurityGroupIds=[group], KmsKeyId=key_arn)
    put("sagemaker", region, "create_notebook_instance", **notebook)
    domain = put("sagemaker", region, "create_domain", DomainName=name("studio"), AuthMode="SSO" if sound else "IAM",
                 DefaultUserSettings={"ExecutionRole": working, "SecurityGroups": [group]}, SubnetIds=[subnet], VpcId=vpc_id,
                 AppNetworkAccessType="VpcOnly" if sound else "PublicInternetOnly", **({"KmsKeyId": key_arn, "DomainSettings": {"ExecutionRoleIdentityConfig": "USER_PROFILE_NAME"}} if sound else {}))

    image = f"{ACCOUNT}.dkr.ecr.{region}.amazonaws.com/{name('train')}:1"
    put("ecr", region, "create_repository", repositoryName=name("train"), imageTagMutability="IMMUTABLE" if sound else "MUTABLE", imageScanningConfiguration={"scanOnPush": sound},
        encryptionConfiguration={"encryptionType": "KMS", "kmsKey": key_arn} if sound else {"encryptionType": "AES256"})
    environment = {} if sound else {"DB_PASSWORD": "Planted-Environment-1", "AWS_KEY": "AKIAPLANTEDPLANTED23"}
    hyper = {"epochs": "3"} if sound else {"epochs": "3", "api_key": "Planted-Hyper-1"}
    put("sagemaker", region, "create_model_package_group", ModelPackageGroupName=name("packages"))
    if sound:
        report = lambda what: {"ContentType": "application/json", "S3Uri": f"s3://{artifacts}/{what}.json"}
        put("sagemaker", region, "create_model_package", ModelPackageGroupName=name("packages"), ModelApprovalStatus="Approved", SecurityConfig={"KmsKeyId": key_arn},
            MetadataProperties={"CommitId": "0123456789abcdef0123456789abcdef01234567", "Repository": "https://git.example.com/ml"},
            ModelMetrics={"ModelQuality": {"Statistics": report("quality")}, "Bias": {"Report": report("bias"), "PreTrainingReport": report("before")}},
            InferenceSpecification={"Containers": [{"Image": image, "ModelDataUrl": artifact}], "SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]})
    put("sagemaker", region, "create_model", ModelName=name("model"), ExecutionRoleArn=serving, EnableNetworkIsolation=sound,
        PrimaryContainer=container(image, artifact, environment), **({"VpcConfig": vpc} if sound else {}))
    newer(region, name, arn, artifact, artifacts, key_arn, vpc, sound)
    job(region, name("train"), arn, image, data, artifacts, key_arn, vpc, sound, environment, hyper)
    config = dict(EndpointConfigName=name("config"), ProductionVariants=[{"VariantName": "all", "ModelName": name("model"), "InitialInstanceCount": 1, "InstanceType": "ml.m5.large"}])
    if sound:
        config |= dict(KmsKeyId=key_arn, DataCaptureConfig={"EnableCapture": True, "InitialSamplingPercentage": 100, "DestinationS3Uri": f"s3://{capture}/", "KmsKeyId": key_arn,
                                                            "CaptureOptions": [{"CaptureMode": "Input"}, {"CaptureMode": "Output"}]})
    put("sagemaker", region, "create_endpoint_config", **config)
    put("sagemaker", region, "create_endpoint", EndpointName=name("endpoint"), EndpointConfigName=name("config"))
    definition = {"Version": "2020-12-01", "Steps": [{"Name": "train", "Type": "Training", "Arguments": {"Environment": {"DB_PASSWORD": {"Get": "Parameters.Password"} if sound else "Planted-Pipeline-1"}}}]}
    put("sagemaker", region, "create_pipeline", PipelineName=name("pipeline"), PipelineDefinition=json.dumps(definition), RoleArn=arn, ClientRequestToken="0" * 32)

    lambda_role = role(name("front"), "lambda.amazonaws.com", [{"Effect": "Allow", "Action": "sagemaker:InvokeEndpoint", "Resource": "*"}])
    function = put("lambda", region, "create_function", FunctionName=name("front"), Runtime="python3.12", Role=lambda_role, Handler="index.handler", Code={"ZipFile": code()},
                   Environment={"Variables": {"ENDPOINT": name("endpoint")} | ({} if sound else {"API_TOKEN": "Planted-Lambda-1"})})
    rest_api(region, name("direct"), f"arn:aws:apigateway:{region}:runtime.sagemaker:path//endpoints/{name('endpoint')}/invocations", "AWS_IAM" if sound else "NONE")
    if function:
        rest_api(region, name("lambda"), f"arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function['FunctionArn']}/invocations", "AWS_IAM" if sound else "NONE")
    put("logs", region, "create_log_group", logGroupName=f"/aws/sagemaker/Endpoints/{name('endpoint')}", **({"kmsKeyId": key_arn} if sound else {}))
    if sound:
        put("logs", region, "put_retention_policy", logGroupName=f"/aws/sagemaker/Endpoints/{name('endpoint')}", retentionInDays=365)
        bucket(region, name("trail"))
        put("cloudtrail", region, "create_trail", Name=name("trail"), S3BucketName=name("trail"), IsMultiRegionTrail=True, EnableLogFileValidation=True, KmsKeyId=key_arn)
        put("cloudtrail", region, "start_logging", Name=name("trail"))
        put("ec2", region, "create_flow_logs", ResourceIds=[vpc_id], ResourceType="VPC", TrafficType="ALL", LogDestinationType="s3", LogDestination=f"arn:aws:s3:::{artifacts}")
        put("guardduty", region, "create_detector", Enable=True)
    else:
        put("ec2", region, "authorize_security_group_ingress", GroupId=group, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
    delivery = role(name("firehose"), "firehose.amazonaws.com", [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::{data}/*"}])
    put("firehose", region, "create_delivery_stream", DeliveryStreamName=name("ingest"), DeliveryStreamType="DirectPut",
        ExtendedS3DestinationConfiguration={"RoleARN": delivery, "BucketARN": f"arn:aws:s3:::{data}", **({
            "EncryptionConfiguration": {"KMSEncryptionConfig": {"AWSKMSKeyARN": key_arn}}, "Prefix": "raw/", "ErrorOutputPrefix": "failed/",
            "CloudWatchLoggingOptions": {"Enabled": True, "LogGroupName": f"/aws/sagemaker/Endpoints/{name('endpoint')}", "LogStreamName": "delivery"}} if sound else {})})
    put("kinesis", region, "create_stream", StreamName=name("events"), ShardCount=1)
    if sound:
        put("kinesis", region, "start_stream_encryption", StreamName=name("events"), EncryptionType="KMS", KeyId=key_arn)
    return domain


def people():
    put("iam", SOUND, "create_user", UserName="weak-scientist")
    put("iam", SOUND, "put_user_policy", UserName="weak-scientist", PolicyName="all", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sagemaker:*", "Resource": "*"}]}))
    put("iam", SOUND, "create_user", UserName="sound-reader")


people()
account(WEAK, "weak", sound=False)
account(SOUND, "sound", sound=True)
print(json.dumps({"refused": refused}, indent=1))
