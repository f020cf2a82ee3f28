namespace PowerHour.Audit.Iam.Actions;

/// <summary>Whether an action is known, so that an unknown one is reported and not ignored.</summary>
public enum ActionKnowledge
{
    /// <summary>The table holds it.</summary>
    Known,

    /// <summary>The table holds the service and not the action: a new action or a wrong name.</summary>
    UnknownAction,

    /// <summary>AWS has the service; the table does not hold its actions.</summary>
    ServiceNotInTable,

    /// <summary>AWS has no such service, or the table is older than it.</summary>
    UnknownService,
}
