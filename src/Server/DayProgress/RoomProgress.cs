using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Mailbox;

namespace Itog.Server.DayProgress;

/// <summary>How far an auditorium has come.</summary>
/// <param name="Open">The conference is open.</param>
/// <param name="Current">Who is in the room; null when nobody is.</param>
/// <param name="Stage">The title of the stage that runs.</param>
/// <param name="Since">Since when he is in the room.</param>
/// <param name="Failures">Attempts that a failure of equipment broke off.</param>
/// <param name="LastAt">When somebody is scheduled last.</param>
internal sealed record RoomProgress(
    int Id,
    string Number,
    string Name,
    bool Open,
    bool InterlocutorHere,
    string? Current,
    string? Stage,
    DateTimeOffset? Since,
    int Total,
    int Expected,
    int Waiting,
    int Done,
    int Absent,
    int Failures,
    DateTimeOffset? LastAt)
{
    public static RoomProgress Of(Auditorium room, IReadOnlyList<DayParticipant> people, IReadOnlyList<ParticipantProgress> progress, AuditoriumSnapshot? snapshot)
    {
        var current = snapshot?.Day.Current;
        return new RoomProgress(
            room.Id,
            room.Number,
            room.Name,
            snapshot?.Day.ConferenceOpen ?? false,
            snapshot?.Day.Interlocutor.Connected ?? false,
            current is null ? null : snapshot!.Materials.People.GetValueOrDefault(current.Participant)?.FullName,
            current is null ? null : snapshot!.Materials.Regulation.RuleOf(current.Stage).Title,
            current?.AdmittedAt,
            people.Count,
            progress.Count(p => p is { Outcome: ParticipantOutcome.Awaited, Waits: false }),
            progress.Count(p => p.Waits),
            people.Count(p => p.Outcome is ParticipantOutcome.Finished or ParticipantOutcome.EarlyEnd or ParticipantOutcome.Removed),
            people.Count(p => p.Outcome == ParticipantOutcome.Absent),
            people.Sum(p => p.Attempts.Count(a => a.Outcome == AttemptOutcome.TechnicalFailure)),
            people.Select(p => (DateTimeOffset?)p.Entry.ScheduledAt).Max());
    }
}
