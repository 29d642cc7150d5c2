using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Readiness;

/// <summary>
/// How ready a school is for an exam day, as the organizer and the technician report it to the processing centre [002 §40.2]. Read anew by every request;
/// immutable.
/// </summary>
/// <param name="Due">By when the test connections are to be made and the report given.</param>
public sealed record ReadinessReport(
    ExamDay Day,
    DueDate? Due,
    DateTimeOffset At,
    IReadOnlyList<ReadinessCheck> Checks,
    IReadOnlyList<StationReadiness> Stations,
    IReadOnlyList<ParticipantReadiness> Participants)
{
    public School School => Day.School!;

    public RegulationPack Regulation => RegulationPacks.Get(Day.RegulationId);

    /// <summary>Nothing is missing, and everybody was tested well enough.</summary>
    public bool Ready =>
        Participants.Count > 0 && Checks.All(c => c.State != CheckState.Missing) && Stations.All(s => Good(s.Test)) && Participants.All(p => Good(p.Test));

    /// <summary>How many participants have a test call of this grade; null counts those without any.</summary>
    public int Count(TestGrade? grade) => Participants.Count(p => p.Test?.Grade == grade);

    /// <summary>The report of a day; null when there is no such day.</summary>
    /// <param name="ofServer">What only the running server knows: disk, FFmpeg, media.</param>
    public static async Task<ReadinessReport?> ReadAsync(
        ExamDbContext db, int examDayId, IReadOnlyList<ReadinessCheck> ofServer, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ofServer);
        if (await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == examDayId, cancellationToken) is not { } day)
        {
            return null;
        }

        var schedule = await db.Schedule.AsNoTracking().Include(e => e.Participant).Include(e => e.Auditorium)
            .Where(e => e.ExamDayId == examDayId && e.Participant!.WithdrawnAt == null).ToListAsync(cancellationToken);
        var tests = await TestCallBook.OfParticipantsAsync(db, examDayId, cancellationToken);
        var letters = (await db.Letters.AsNoTracking().Where(l => l.ExamDayId == examDayId && l.Topic == LetterTopic.TestCall).ToListAsync(cancellationToken))
            .ToLookup(l => l.ParticipantId);
        var stations = await StationsAsync(db, examDayId, schedule, cancellationToken);
        return new ReadinessReport(
            day,
            DueOf(day),
            now,
            [.. await ReadinessChecks.OfDayAsync(db, day, schedule, stations, now, cancellationToken), .. ofServer],
            stations,
            [.. schedule.OrderBy(e => e.Auditorium!.Number, StringComparer.Ordinal).ThenBy(e => e.ScheduledAt).ThenBy(e => e.Id)
                .Select(e => new ParticipantReadiness(e, tests.GetValueOrDefault(e.ParticipantId), [.. letters[e.ParticipantId]]))]);
    }

    /// <summary>The term of the test connections by the day's regulation; null when it has none.</summary>
    public static DueDate? DueOf(ExamDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var regulation = RegulationPacks.Get(day.RegulationId);
        return DeadlineSchedule.Of(regulation, ExamRounds.Of(regulation, day.Date), day.Date).FirstOrDefault(d => d.Deadline.Id == DeadlineIds.Readiness);
    }

    private static bool Good(TestCall? test) => test is { Grade: not TestGrade.NotReady };

    private static async Task<List<StationReadiness>> StationsAsync(ExamDbContext db, int examDayId, List<ScheduleEntry> schedule, CancellationToken cancellationToken)
    {
        var rooms = schedule.GroupBy(e => e.AuditoriumId).ToDictionary(g => g.Key, g => (g.First().Auditorium!, Count: g.Count()));
        var places = (await db.StaffAssignments.AsNoTracking().Include(a => a.StaffMember)
            .Where(a => rooms.Keys.Contains(a.AuditoriumId) && a.Role == StaffRole.Interlocutor).ToListAsync(cancellationToken)).ToLookup(a => a.AuditoriumId);
        var tests = await TestCallBook.OfStationsAsync(db, examDayId, cancellationToken);
        return
        [
            .. rooms.Values.OrderBy(r => r.Item1.Number, StringComparer.Ordinal).Select(r => new StationReadiness(
                r.Item1, [.. places[r.Item1.Id].Select(p => p.StaffMember!.FullName).Order(Russian.ByName)], r.Count, tests.GetValueOrDefault(r.Item1.Id))),
        ];
    }
}
