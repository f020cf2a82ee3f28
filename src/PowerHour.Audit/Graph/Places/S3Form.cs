namespace PowerHour.Audit.Graph.Places;

/// <summary>What a location in S3 stands for.</summary>
public enum S3Form
{
    /// <summary>Every object whose key begins with these bytes.</summary>
    Prefix,

    /// <summary>One object.</summary>
    Object,

    /// <summary>One object that lists others, which are not read: the rows behind it may lie anywhere.</summary>
    Manifest,
}
