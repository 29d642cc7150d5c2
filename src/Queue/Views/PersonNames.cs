using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>The names of participants, for answers to those who may know them. Pure.</summary>
public static class PersonNames
{
    public static PersonName Of(AuditoriumSnapshot s, Guid participant)
    {
        ArgumentNullException.ThrowIfNull(s);
        return ViewParts.Name(s, participant);
    }
}
