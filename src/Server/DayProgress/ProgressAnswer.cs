using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Queue.Mailbox;

namespace Itog.Server.DayProgress;

/// <summary>The day as it goes.</summary>
/// <param name="MayMark">Whether the caller marks absences, or only watches.</param>
/// <param name="Acts">The acts that have come about, to be printed and signed.</param>
internal sealed record ProgressAnswer(
    DateTimeOffset At,
    ExamDayKind Kind,
    DateTimeOffset? ClosedAt,
    bool MayMark,
    IReadOnlyDictionary<ParticipantOutcome, int> Outcomes,
    int Waiting,
    int ProtocolsSigned,
    int ProtocolsToSign,
    IReadOnlyList<RoomProgress> Rooms,
    IReadOnlyList<ParticipantProgress> Participants,
    IReadOnlyList<ActAnswer> Acts)
{
    public static ProgressAnswer Of(DayRecord day, IReadOnlyDictionary<int, AuditoriumSnapshot> rooms, IReadOnlyList<DayPaper> acts, bool mayMark, DateTimeOffset now)
    {
        var participants = day.Participants.Select(p => ParticipantProgress.Of(p, rooms.GetValueOrDefault(p.Auditorium.Id))).ToList();
        var toSign = day.ToSign().ToList();
        return new ProgressAnswer(
            now,
            day.Day.Kind,
            day.Day.ClosedAt,
            mayMark && !day.Day.IsClosed(),
            day.Participants.CountBy(p => p.Outcome).ToDictionary(),
            participants.Count(p => p.Waits),
            toSign.Count(s => s.Protocol?.SignedAt is not null),
            toSign.Count,
            [.. day.Auditoriums.Select(a => RoomProgress.Of(a, [.. day.Participants.Where(p => p.Auditorium.Id == a.Id)], [.. participants.Where(p => p.Auditorium == a.Id)], rooms.GetValueOrDefault(a.Id)))],
            participants,
            [.. acts.Select(a => new ActAnswer(a.Title, $"/api/exam-days/{day.Day.Id}/papers/{Uri.EscapeDataString(a.Id)}.pdf"))]);
    }
}
