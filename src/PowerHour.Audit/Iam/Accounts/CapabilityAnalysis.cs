using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>
/// Works out the capabilities of principals from their own side: identity policies, boundary, control policies. What a particular
/// resource's policy adds or takes away is a question for <see cref="Authorizer.Decide(IamPrincipal, string, ResourceScope, Conditions.RequestContext?)"/>.
/// </summary>
public sealed class CapabilityAnalysis
{
    private readonly Authorizer _authorizer;
    private readonly AbilityIndex _abilities;

    /// <summary>An analysis of an account.</summary>
    /// <param name="authorizer">The account's authorizer.</param>
    public CapabilityAnalysis(Authorizer authorizer)
    {
        _authorizer = authorizer;
        _abilities = new AbilityIndex(authorizer, CapabilityCatalog.Capabilities.SelectMany(static c => c.Actions));
    }

    /// <summary>The capabilities of one principal.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>Its capabilities; administrators are collapsed.</returns>
    public PrincipalCapabilities Of(IamPrincipal principal)
    {
        if (_authorizer.IsAdministrator(principal))
        {
            return new PrincipalCapabilities(principal, IsAdministrator: true, []);
        }

        var grants = ImmutableArray.CreateBuilder<CapabilityGrant>();
        foreach (var capability in CapabilityCatalog.Capabilities)
        {
            ImmutableArray<Decision> decisions =
            [
                .. capability.Actions.Select(a => _abilities.Best(principal, a)).OfType<Decision>()
                    .Where(static d => d.IsPossible || d.Outcome == DecisionOutcome.Unknown)
                    .OrderBy(static d => Order(d.Outcome)),
            ];
            if (!decisions.IsEmpty)
            {
                grants.Add(new CapabilityGrant(capability, decisions));
            }
        }

        return new PrincipalCapabilities(principal, IsAdministrator: false, grants.ToImmutable());
    }

    private static int Order(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Allowed => 0,
        DecisionOutcome.Conditional => 1,
        _ => 2,
    };
}
