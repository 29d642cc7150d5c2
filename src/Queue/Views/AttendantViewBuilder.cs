using Itog.Conference;
using Itog.Exam.People.Attendants;
using Itog.Queue.Access;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>Draws the page of an assistant or a sign interpreter: his own participants and nobody else.</summary>
public static class AttendantViewBuilder
{
    public static AttendantView Build(AuditoriumSnapshot s, PagePass pass)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(pass);
        var role = pass.Page == Page.Assistant ? AttendantRole.Assistant : AttendantRole.SignInterpreter;
        var mine = s.Day.Plan.Schedule.Where(p => p.Attendants.Any(a => a.Id == pass.Person)).ToList();
        var current = AttendantRules.MayEnter(s.Day, pass.Person) ? s.Day.Current : null;
        return new AttendantView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = current is null ? null : ViewParts.Access(s, role == AttendantRole.Assistant ? Seat.Assistant : Seat.SignInterpreter),
            Role = role,
            Name = mine.SelectMany(p => p.Attendants).FirstOrDefault(a => a.Id == pass.Person)?.Name ?? "",
            ConferenceOpen = s.Day.ConferenceOpen,
            Attended = [.. mine.Select(p => new AttendedView(ViewParts.Name(s, p.Id), p.ScheduledAt, s.Day.AttemptsOf(p.Id).LastOrDefault() is { Running: false, AgainToday: false, Phase: not (AttemptPhase.TechnicalFailure or AttemptPhase.Returned) }))],
            Now = current is null ? null : ViewParts.Name(s, current.Participant),
            Stage = current is { Phase: AttemptPhase.InProgress } ? ViewParts.Stage(s, s.Materials.Regulation.RuleOf(current.Stage), current) : null,
            RestingSince = current?.RestingSince,
            Recording = ViewParts.Recording(s, current).ForParticipant(current is not null && ViewParts.DayRecording(s) == RecordingPhase.Recording),
            ParticipantConnected = current is not null && s.Day.Ticket(current.Participant).Presence.Connected,
            InterlocutorConnected = s.Day.Interlocutor.Connected,
        };
    }
}
