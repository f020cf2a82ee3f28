using System.CommandLine;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Which rules judge, and with what knowledge of AWS.</summary>
internal sealed class SelectionOptions
{
    private readonly SourceOptions _sources = new();
    private readonly SettingsOptions _settings = new();
    private readonly Option<string[]> _controls = new("--controls", "--control") { Description = "Only rules of these controls, separated by commas.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _rule = new("--rule") { Description = "Only this rule. May be repeated." };
    private readonly Option<string[]> _trusted = new("--trusted-accounts") { Description = "Account ids that count as your own, separated by commas.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _all = new("--all-resources") { Description = "Judge shared resources (buckets, keys, roles …) whether or not the ML lineage reaches them." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        _sources.AddTo(command);
        _settings.AddTo(command);
        foreach (var option in (Option[])[_controls, _rule, _trusted, _all])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Loads what was selected.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The options of a judgement.</returns>
    /// <exception cref="DocumentException">A file is wrong.</exception>
    /// <exception cref="UsageException">A selection names nothing.</exception>
    public AuditOptions Load(ParseResult parsed) => Load(parsed, out _);

    /// <summary>Loads what was selected, and the rules that could have been.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rules">All rules: those that were not selected, and those that the settings disable, too.</param>
    /// <returns>The options of a judgement.</returns>
    /// <exception cref="DocumentException">A file is wrong.</exception>
    /// <exception cref="UsageException">A selection names nothing.</exception>
    public AuditOptions Load(ParseResult parsed, out RuleCatalog rules)
    {
        // Cards and descriptor pages do not know of one another: they are read side by side.
        var builtIn = Task.Run(ServiceCatalog.BuiltIn);
        rules = _sources.Rules(parsed);
        var options = new AuditOptions
        {
            Services = _sources.Services(parsed, builtIn.GetAwaiter().GetResult()),
            Rules = Narrow(rules, Split(parsed.GetValue(_controls)), parsed.GetValue(_rule) ?? []),
            TrustedAccounts = AccountIds.Of("--trusted-accounts", parsed.GetValue(_trusted)),
            AllResources = parsed.GetValue(_all),
        };
        return options.With(_settings.Load(parsed, rules, options.Services));
    }

    /// <summary>The folder in which the settings file lies.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The folder; empty for the working directory.</returns>
    public string SettingsFolder(ParseResult parsed) => _settings.Folder(parsed);

    /// <summary>Splits comma-separated values.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The parts.</returns>
    public static string[] Split(string[]? values) =>
        [.. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static RuleCatalog Narrow(RuleCatalog rules, string[] controls, string[] ids)
    {
        RuleNames.Refuse("control", controls, rules.Controls.Select(c => c.Id));
        RuleNames.Refuse("rule", ids, rules.Rules.Select(r => r.Id).Concat(rules.Rules.SelectMany(r => r.Aliases)));
        return controls.Length == 0 && ids.Length == 0 ? rules
            : rules.Select(r => (controls.Length == 0 || controls.Contains(r.Control, StringComparer.Ordinal)) && (ids.Length == 0 || ids.Contains(r.Id, StringComparer.Ordinal) || r.Aliases.Any(a => ids.Contains(a, StringComparer.Ordinal))));
    }
}
