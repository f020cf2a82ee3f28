using System.Text.Json;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>A resource as a list named it, before its details are read.</summary>
/// <param name="Region">The region that was asked.</param>
/// <param name="Value">The item.</param>
/// <param name="Parent">The resource that it belongs to, or null.</param>
/// <param name="Call">The call that named it; null where only a reference did.</param>
internal sealed record ListedItem(string Region, JsonElement Value, JsonElement? Parent, CallRecord? Call);
