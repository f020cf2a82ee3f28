using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Stands for the policies of a principal of another account, which are not known and taken as granting everything.</summary>
internal static class OutsiderPolicy
{
    internal static PolicyDocument AllowAll { get; } = PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        PolicyKind.Identity,
        "the other account's own policies (taken as granted)");
}
