using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>A variable that a macro binds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Index">Its place among the locals.</param>
/// <param name="Type">Its type.</param>
internal sealed record LocalVariable(string Name, int Index, CelType Type);
