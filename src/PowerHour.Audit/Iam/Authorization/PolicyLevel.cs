using System.Collections.Immutable;
using System.Text;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>The control policies attached at one level of an organisation: root, a unit, or the account. One of them must allow.</summary>
/// <param name="Name">The level's name or id, for evidence.</param>
/// <param name="Policies">The policies attached there.</param>
public sealed record PolicyLevel(string Name, ImmutableArray<PolicyDocument> Policies)
{
    private const string FullAccess = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string FullAccessToAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";

    /// <summary>The level as AWS keeps it: beside policies that allow nothing, the one of AWS that allows everything is attached.</summary>
    /// <param name="kind">Service or resource control policies.</param>
    /// <returns>This level where a policy of it allows something or could not be read; else with full access.</returns>
    public PolicyLevel Completed(PolicyKind kind) => Policies.Any(p => !p.IsReadable || p.Statements.Any(s => s.Effect == PolicyEffect.Allow))
        ? this
        : this with { Policies = Policies.Add(PolicyDocument.Parse(Encoding.UTF8.GetBytes(kind == PolicyKind.ServiceControl ? FullAccess : FullAccessToAll), kind, "full access")) };
}
