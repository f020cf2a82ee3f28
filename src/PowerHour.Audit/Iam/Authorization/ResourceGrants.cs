using System.Runtime.InteropServices;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>What a resource's policy grants, by how the requester is named.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ResourceGrants
{
    /// <summary>Named itself, or anyone.</summary>
    internal LayerVerdict Itself { get; private set; }

    /// <summary>Named through the role or user behind a session.</summary>
    internal LayerVerdict Underlying { get; private set; }

    /// <summary>Named through its account.</summary>
    internal LayerVerdict Account { get; private set; }

    /// <summary>The strongest of the three.</summary>
    internal readonly LayerVerdict Any => Itself.Or(Underlying).Or(Account);

    internal void Add(NamedAs named, Truth truth, PolicyStatement? statement)
    {
        switch (named)
        {
            case NamedAs.Itself:
                Itself = Itself.Or(truth, statement);
                break;
            case NamedAs.Underlying:
                Underlying = Underlying.Or(truth, statement);
                break;
            case NamedAs.Account:
                Account = Account.Or(truth, statement);
                break;
        }
    }
}
