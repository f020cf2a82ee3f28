namespace PowerHour.Audit.Rules;

/// <summary>A point of the checklist of the talk: what must hold, and the rules that look whether it does.</summary>
/// <param name="Id">The id: <c>PH-VPC-01</c>. Permanent.</param>
/// <param name="Title">What must hold, in one line.</param>
/// <param name="Rules">The ids of the rules that serve it; none where nothing looks yet.</param>
/// <param name="Missing">What is lacking to judge it, or the rest of it; empty where its rules cover it.</param>
public sealed record ChecklistPoint(string Id, string Title, IReadOnlyList<string> Rules, string Missing);
