using Itog.Queue.Day;
using Itog.Queue.Protocol;
using Itog.Queue.Views;

namespace Itog.Queue.Mailbox;

/// <summary>What the other auditoriums of a day know of an auditorium's queue. Immutable; equal when nothing that they show has changed.</summary>
/// <param name="Number">The number on the door.</param>
/// <param name="Busy">Somebody answers there now.</param>
/// <param name="Waiting">How many could be called, or are waited for.</param>
/// <param name="Next">Who would be called next; null when nobody can be.</param>
/// <param name="NextClass">His class.</param>
public sealed record NeighbourQueue(int Auditorium, string Number, bool ConferenceOpen, bool Busy, int Waiting, Guid? Next, PersonName? NextName, string? NextClass)
{
    public static NeighbourQueue Of(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Guid? next = QueueRules.Next(s.Day, s.Now) is { Succeeded: true } found ? found.Value : null;
        return new NeighbourQueue(
            s.Materials.Auditorium.Id,
            s.Materials.Auditorium.Number,
            s.Day.ConferenceOpen,
            s.Day.Current is not null,
            QueueRules.InTurn(s.Day, s.Now).Count(),
            next,
            next is { } id ? ViewParts.Name(s, id) : null,
            next is { } one ? s.Materials.People.GetValueOrDefault(one)?.Class : null);
    }
}
