using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Cases;

/// <summary>One line of a case file: a request, the policies that bear on it, and the decision expected, if the line states one.</summary>
/// <param name="Id">The case's id.</param>
/// <param name="Rule">The evaluation rule it is about, or empty.</param>
/// <param name="Name">What it is about, or empty.</param>
/// <param name="Document">The documentation page it comes from, or empty.</param>
/// <param name="Request">The question.</param>
/// <param name="Policies">The policies.</param>
/// <param name="Expected">The decision expected, or null.</param>
/// <param name="Tags">Its tags.</param>
public sealed record AccessCase(
    string Id,
    string Rule,
    string Name,
    string Document,
    AccessRequest Request,
    PolicyBundle Policies,
    DecisionOutcome? Expected,
    ImmutableArray<string> Tags);
