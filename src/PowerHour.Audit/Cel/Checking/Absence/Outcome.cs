namespace PowerHour.Audit.Cel.Checking.Absence;

/// <summary>What an expression can come to where something is absent.</summary>
[Flags]
internal enum Outcome
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>True.</summary>
    True = 1,

    /// <summary>False.</summary>
    False = 2,

    /// <summary>True or false.</summary>
    Truth = True | False,

    /// <summary>Null: the absent thing itself.</summary>
    Null = 4,

    /// <summary>Some other value.</summary>
    Value = 8,

    /// <summary>An error, because of what is absent.</summary>
    Error = 16,

    /// <summary>True or false, by a test of something near that may well tell whether it is absent.</summary>
    Guard = 32,
}
