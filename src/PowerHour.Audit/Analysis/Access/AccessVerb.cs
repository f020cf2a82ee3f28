namespace PowerHour.Audit.Analysis.Access;

/// <summary>What can be done with a resource of machine learning.</summary>
public enum AccessVerb
{
    /// <summary>Change its content: objects, records, an image, code.</summary>
    Write,

    /// <summary>Take its content out.</summary>
    Read,

    /// <summary>Destroy it or its content.</summary>
    Delete,

    /// <summary>Change who has access to it.</summary>
    ChangePolicy,

    /// <summary>Ask it for answers: an endpoint, a function, an API.</summary>
    Invoke,

    /// <summary>Encrypt or decrypt with it.</summary>
    UseKey,

    /// <summary>Hand it, a role, to a service.</summary>
    Pass,

    /// <summary>Become it, a role.</summary>
    Assume,
}
