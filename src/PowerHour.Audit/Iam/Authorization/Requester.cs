namespace PowerHour.Audit.Iam.Authorization;

/// <summary>The principal that makes a request.</summary>
public sealed record Requester
{
    private Requester(RequesterKind kind, string identifier, string? account, string name)
    {
        Kind = kind;
        Identifier = identifier;
        Account = account;
        Name = name;
    }

    /// <summary>Somebody who did not sign the request.</summary>
    public static Requester Anonymous { get; } = new(RequesterKind.Anonymous, "anonymous", null, "anonymous");

    /// <summary>What kind of principal it is.</summary>
    public RequesterKind Kind { get; }

    /// <summary>The ARN, the service name, the identity provider, or <c>anonymous</c>.</summary>
    public string Identifier { get; }

    /// <summary>The twelve digits of its account; null for services, providers of nobody's account and anonymous requests.</summary>
    public string? Account { get; }

    /// <summary>The user or role name without path.</summary>
    public string Name { get; }

    /// <summary>For a role or its session the role's ARN with path; null when the path is not known.</summary>
    public string? RoleArn { get; init; }

    /// <summary>True for a role that AWS made for one of its services: service and resource control policies do not bind it.</summary>
    public bool IsServiceLinked { get; init; }

    /// <summary>Reads an ARN, an account number (its root user), a service name, an identity provider, or <c>*</c> (anonymous).</summary>
    /// <param name="text">The principal as a policy or log writes it.</param>
    /// <returns>The requester.</returns>
    public static Requester Parse(string text)
    {
        if (text is "*" or "anonymous")
        {
            return Anonymous;
        }

        if (text.Length == 12 && text.All(char.IsAsciiDigit))
        {
            return new Requester(RequesterKind.Root, $"arn:aws:iam::{text}:root", text, "root");
        }

        var fields = text.Split(':', 6);
        if (fields.Length < 6 || fields[0] is not "arn")
        {
            var isService = text.EndsWith(".amazonaws.com", StringComparison.Ordinal) && text is not "cognito-identity.amazonaws.com";
            return new Requester(isService ? RequesterKind.Service : RequesterKind.Federated, text, null, text);
        }

        return FromArn(text, fields[4], fields[5]);
    }

    private static Requester FromArn(string arn, string account, string resource)
    {
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        var type = slash < 0 ? resource : resource[..slash];
        var last = resource[(resource.LastIndexOf('/') + 1)..];
        switch (type)
        {
            case "root":
                return new Requester(RequesterKind.Root, arn, account, "root");
            case "role":
                var linked = resource.StartsWith("role/aws-service-role/", StringComparison.Ordinal);
                return new Requester(RequesterKind.Role, arn, account, last) { RoleArn = arn, IsServiceLinked = linked };
            case "assumed-role":
                var end = resource.IndexOf('/', slash + 1);
                var role = end < 0 ? resource[(slash + 1)..] : resource[(slash + 1)..end];
                return new Requester(RequesterKind.RoleSession, arn, account, role);
            case "federated-user":
                return new Requester(RequesterKind.FederatedUser, arn, account, last);
            case "saml-provider" or "oidc-provider":
                return new Requester(RequesterKind.Federated, arn, account, last);
            default:
                return new Requester(RequesterKind.User, arn, account, last);
        }
    }
}
