using System.Runtime.CompilerServices;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Keeps the machine's own AWS configuration, and the network, out of the tests.</summary>
internal static class Surroundings
{
    [ModuleInitializer]
    internal static void Close()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), "powerhour-there-is-no-such-file");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", nowhere);
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-west-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "example");
        foreach (var name in (string[])["AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"])
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
