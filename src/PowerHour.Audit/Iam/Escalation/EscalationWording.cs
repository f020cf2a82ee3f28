namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Words for escalation techniques.</summary>
internal static class EscalationWording
{
    internal static string Title(EscalationTechnique technique)
    {
        var phrase = Phrase(technique.Mechanism);
        return technique.Actions.IsEmpty ? phrase : $"{phrase} ({string.Join(", ", technique.Actions)})";
    }

    private static string Phrase(EscalationMechanism mechanism) => mechanism switch
    {
        EscalationMechanism.OwnManagedPolicy => "rewrite a managed policy attached to oneself",
        EscalationMechanism.OwnUser => "add a policy to oneself",
        EscalationMechanism.OwnRole => "add a policy to the role one acts as",
        EscalationMechanism.OwnGroup => "add a policy to a group one is in",
        EscalationMechanism.JoinGroup => "join a group of administrators",
        EscalationMechanism.OlderVersion => "make an older version, which allows more, the default one of a managed policy that binds one",
        EscalationMechanism.OwnBoundary => "take off one's permissions boundary or choose a wider one",
        EscalationMechanism.OwnDeny => "take off a policy that denies one something",
        EscalationMechanism.TakeUser => "make or replace another user's credentials",
        EscalationMechanism.AssumeRole => "enter a role that trusts one",
        EscalationMechanism.OpenRole => "rewrite a trust policy to admit oneself",
        EscalationMechanism.EmpowerRole => "give a role more rights and enter it",
        EscalationMechanism.EmpowerUser => "give a user more rights and sign in as it",
        EscalationMechanism.PassRole => "start something that runs own code under a passed role",
        EscalationMechanism.UseWorkload => "take over something that already runs under a role",
        _ => "be on a machine whose role is an administrator",
    };
}
