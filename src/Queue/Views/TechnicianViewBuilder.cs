using Itog.Conference;
using Itog.Exam.People;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>Draws the technician's page: connections, recordings, alarms.</summary>
public static class TechnicianViewBuilder
{
    public static TechnicianView Build(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new TechnicianView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = s.Day.ConferenceOpen ? ViewParts.Access(s, Seat.Technician) : null,
            ConferenceOpen = s.Day.ConferenceOpen,
            Queue = QueueParts.Tickets(s),
            Attempt = ViewParts.Attempt(s, s.Day.Current),
            Ended = ViewParts.Ended(s),
            Recording = ViewParts.Recording(s, s.Day.Current ?? (s.Day.Ended is [.., var last] ? last : null)),
            DayRecording = ViewParts.DayRecording(s),
            Pause = ViewParts.Pause(s, StaffRole.Technician),
            Disk = ViewParts.Disk(s.Disk),
            Alarms = AlarmParts.All(s),
            Failure = Endings.Of(s)?.Failure,
            Neighbours = QueueParts.Neighbours(s),
            RegisterUrl = s.Day.Ended.IsEmpty ? null : FormattableString.Invariant($"/api/auditoriums/{s.Materials.Auditorium.Id}/register.pdf"),
            RecordingsUrl = s.Day.Ended.IsEmpty ? null : FormattableString.Invariant($"/api/auditoriums/{s.Materials.Auditorium.Id}/recordings.zip"),
            Manifests =
            [
                .. s.Day.Ended.Reverse().Where(a => s.Recordings.ContainsKey(a.Id))
                    .Select(a => new ManifestView(a.Id, Path.GetFileName(s.Recordings[a.Id].ManifestPath))),
            ],
        };
    }
}
