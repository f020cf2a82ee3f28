namespace PowerHour.Audit.Rules;

/// <summary>What to do about a failed rule.</summary>
/// <param name="Text">In words.</param>
/// <param name="Console">Where in the console, or empty.</param>
/// <param name="Cli">The command, or empty.</param>
/// <param name="Terraform">The argument, or empty.</param>
public sealed record Remediation(string Text, string Console, string Cli, string Terraform);
