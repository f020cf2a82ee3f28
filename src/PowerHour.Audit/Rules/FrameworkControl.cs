namespace PowerHour.Audit.Rules;

/// <summary>A control, technique or point of a framework, with what serves it.</summary>
/// <param name="Id">The framework's own id: <c>AML.T0020</c>.</param>
/// <param name="Title">What it is about, in our words.</param>
/// <param name="Rules">The ids of the rules that serve it, sorted; those of the points that it names among them.</param>
/// <param name="Missing">What of it no rule covers, and why; empty where nothing is missing.</param>
public sealed record FrameworkControl(string Id, string Title, IReadOnlyList<string> Rules, string Missing);
