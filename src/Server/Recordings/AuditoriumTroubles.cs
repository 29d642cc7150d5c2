using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Queue.Views;

namespace Itog.Server.Recordings;

/// <summary>What the organizer has to see to in an auditorium.</summary>
/// <param name="Alarms">Those that the technician has not acknowledged in time.</param>
/// <param name="Decisions">Attempts whose recording somebody has to decide about.</param>
internal sealed record AuditoriumTroubles(IReadOnlyList<AlarmView> Alarms, IReadOnlyList<AttemptView> Decisions)
{
    public static AuditoriumTroubles Of(AuditoriumSnapshot snapshot) =>
        new(AlarmParts.Repeated(snapshot), [.. TechnicianViewBuilder.Build(snapshot).Ended.Where(a => a.Recording.AwaitsDecision)]);
}
