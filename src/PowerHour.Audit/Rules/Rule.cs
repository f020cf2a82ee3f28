using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules.Overrides;

namespace PowerHour.Audit.Rules;

/// <summary>What must hold of a resource: one YAML card.</summary>
public sealed record Rule
{
    /// <summary>The id: the card's folder and file name, <c>sagemaker/notebook-direct-internet-access</c>. Permanent.</summary>
    public required string Id { get; init; }

    /// <summary>What must hold, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The resource type that it is about.</summary>
    public required ResourceType Resource { get; init; }

    /// <summary>How much a failure matters: as the card says, or as the organisation decided.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The severity of the card where the organisation decided otherwise; else null.</summary>
    public Severity? CardSeverity { get; init; }

    /// <summary>The harm of a failure, 1 to 3.</summary>
    public required int Impact { get; init; }

    /// <summary>How near an attacker is, 1 to 3.</summary>
    public required int Exposure { get; init; }

    /// <summary>The control of the checklist.</summary>
    public required string Control { get; init; }

    /// <summary>The threats that a failure leads to.</summary>
    public required IReadOnlyList<ThreatLink> Threats { get; init; }

    /// <summary>How this opens the model or its data.</summary>
    public required string Why { get; init; }

    /// <summary>Numbers, texts and lists that an organisation may override.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Parameters { get; init; } = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);

    /// <summary>Named expressions, in order; those of <see cref="Definitions"/> stand among them.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlText>> Lets { get; init; } = [];

    /// <summary>The shared definitions that it uses.</summary>
    public IReadOnlyList<Definitions.Definition> Definitions { get; init; } = [];

    /// <summary>Which resources of the type it is about; null for all.</summary>
    public YamlText? Where { get; init; }

    /// <summary>What must hold; null where a person must look, or where paths are looked for.</summary>
    public YamlText? Require { get; init; }

    /// <summary>The paths that must not be there, as an expression that gives a list of them; null for a rule that looks for none.</summary>
    public YamlText? Paths { get; init; }

    /// <summary>Which paths make a failure worse; null where none do.</summary>
    public SeverityShift? Raise { get; init; }

    /// <summary>Which paths make a failure milder; null where none do.</summary>
    public SeverityShift? Lower { get; init; }

    /// <summary>How to break the paths, in one sentence; empty where there are none.</summary>
    public string Cut { get; init; } = "";

    /// <summary>The sentence of a failed finding, with <c>{name}</c> and such.</summary>
    public required string Message { get; init; }

    /// <summary>The property paths that a finding quotes.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What to do.</summary>
    public required Remediation Remediation { get; init; }

    /// <summary>Where to read more.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Former ids.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The card.</summary>
    public required SourceFile Source { get; init; }

    /// <summary>True for an attack path: a card in the folder <c>paths</c>. It caps scores and does not weigh in them.</summary>
    public bool IsPath => Id.StartsWith("paths/", StringComparison.Ordinal);

    /// <summary>Whether a failure is a direct step of a threat.</summary>
    /// <param name="threat">The threat's id.</param>
    /// <returns>True where it is.</returns>
    public bool IsDirectStepOf(string threat) => Threats.Any(l => l.Threat == threat && l.IsDirect);

    /// <summary>True where a person must look.</summary>
    public bool IsManual => Require is null && Paths is null;

    /// <summary>The rule as an organisation wants it.</summary>
    /// <param name="decided">What it decided.</param>
    /// <returns>The rule with other severity and parameters.</returns>
    public Rule With(RuleOverride decided) => this with
    {
        Severity = decided.Severity ?? Severity,
        CardSeverity = decided.Severity is { } here && here != Severity ? Severity : null,
        Parameters = Parameters.ToDictionary(p => p.Key, p => decided.Parameters.TryGetValue(p.Key, out var given) ? given : p.Value, StringComparer.Ordinal),
    };
}
