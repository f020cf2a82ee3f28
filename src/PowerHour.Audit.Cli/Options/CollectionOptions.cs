using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Collection;
using PowerHour.Audit.Evaluation;

namespace PowerHour.Audit.Cli.Options;

/// <summary>How an account is reached and how far it is read.</summary>
internal sealed class CollectionOptions
{
    private readonly Option<string?> _profile = new("--profile") { Description = "Named profile of the shared AWS configuration." };
    private readonly Option<string?> _role = new("--role-arn") { Description = "Role to assume before reading." };
    private readonly Option<string?> _externalId = new("--external-id") { Description = "External id for --role-arn." };
    private readonly Option<string[]> _regions = new("--regions") { Description = "Regions to read, separated by commas. Default: all that are enabled for the account.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _lookback = new("--lookback-days") { Description = "Days of job history to read; jobs behind models are read whatever their age. Goes before the settings file.", DefaultValueFactory = _ => 90 };
    private readonly Option<string?> _endpoint = new("--endpoint-url") { Description = "One endpoint for every service, such as an emulator. Default: AWS_ENDPOINT_URL and the profile." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        _lookback.Validators.Add(OneOrMore);
        foreach (var option in (Option[])[_profile, _role, _externalId, _regions, _lookback, _endpoint])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>An option that says how an account is read, where one was given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>Its name; null where none was given.</returns>
    public string? Given(ParseResult parsed) => ((Option[])[_profile, _role, _externalId, _regions, _lookback, _endpoint]).FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false })?.Name;

    /// <summary>How the session reaches AWS.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The session's options.</returns>
    /// <exception cref="UsageException">The endpoint is no URL.</exception>
    public AwsSessionOptions Session(ParseResult parsed) => new()
    {
        Profile = parsed.GetValue(_profile),
        RoleArn = parsed.GetValue(_role),
        ExternalId = parsed.GetValue(_externalId),
        EndpointUrl = parsed.GetValue(_endpoint) is not { } url ? null : Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : throw new UsageException($"--endpoint-url: `{url}` is not a URL such as http://127.0.0.1:5000"),
    };

    /// <summary>How far the account is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The rules that it is read for.</param>
    /// <param name="homeRegion">The region in which global services are asked.</param>
    /// <returns>The scope.</returns>
    public CollectionScope Scope(ParseResult parsed, AuditOptions options, string homeRegion) => new()
    {
        Regions = SelectionOptions.Split(parsed.GetValue(_regions)),
        Types = RuleNeeds.Of(new RuleCompiler(options.Services).Compile(options.Rules.Rules), options.Services),
        LookbackDays = parsed.GetResult(_lookback) is { Implicit: false } || options.Settings.LookbackDays is not { } days ? parsed.GetValue(_lookback) : days,
        AllResources = options.AllResources,
        ToolVersion = ToolVersion.Current,
        RulesHash = options.Rules.Hash,
        HomeRegion = homeRegion,
    };

    private static void OneOrMore(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) && days >= 1))
        {
            result.AddError($"--lookback-days must be 1 or more, in whole days, not `{text}`");
        }
    }
}
