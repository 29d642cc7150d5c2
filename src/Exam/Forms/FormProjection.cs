using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Forms;

/// <summary>Reads the forms out of what happened: nothing is typed twice. Over the caller's context, on its thread.</summary>
public static class FormProjection
{
    /// <summary>The expert's protocol of an attempt in its newest version.</summary>
    public static async Task<Outcome<ExpertProtocolRecord>> ExpertProtocolAsync(ExamDbContext db, Guid attemptId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var attempt = await db.Attempts.AsNoTracking()
            .Include(a => a.Participant).Include(a => a.Auditorium).Include(a => a.ExamDay!.School)
            .SingleOrDefaultAsync(a => a.Id == attemptId, cancellationToken);
        if (attempt is null)
        {
            return ProtocolRefusals.AttemptUnknown;
        }

        var protocol = await db.ExpertProtocols.AsNoTracking().Include(p => p.Expert)
            .Where(p => p.AttemptId == attemptId).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellationToken);
        if (protocol is null)
        {
            return ProtocolRefusals.NotBegun;
        }

        var regulation = RegulationPacks.Get(attempt.ExamDay!.RegulationId);
        var set = CriteriaSets.Get(protocol.CriteriaSetId);
        if (!set.ScaleFor(attempt.Participant!).TryGet(out var scale, out var problem))
        {
            return problem;
        }

        // C13: a draft of a removed or early-ended participant is kept, but no score of it is printed.
        var scored = attempt.Outcome is null or AttemptOutcome.Finished;
        return new ExpertProtocolRecord(
            regulation.FormTitles,
            set,
            attempt.Participant!.FullName,
            attempt.Participant.Class,
            attempt.Auditorium!.Number,
            attempt.VariantNumber,
            scored ? ScoreSheet.Compute(set, scale, protocol.Scores, protocol.NotAttemptedTasks) : null,
            attempt.Outcome == AttemptOutcome.EarlyEnd,
            attempt.Outcome == AttemptOutcome.Removed,
            protocol.Expert!.FullName,
            protocol.SignedAt is { } at ? new ElectronicSignature(Local(at, attempt.ExamDay.School!), protocol.SignatureHash!) : null,
            protocol.Version,
            protocol.CorrectionReason)
        {
            Rehearsal = attempt.ExamDay.Kind == ExamDayKind.Rehearsal,
        };
    }

    /// <summary>The register ИС-02 of an auditorium: a row for every attempt that began or was ended by an act, in the order of admission.</summary>
    public static async Task<Outcome<AuditoriumRegisterRecord>> RegisterAsync(
        ExamDbContext db, int examDayId, int auditoriumId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).SingleOrDefaultAsync(d => d.Id == examDayId, cancellationToken);
        var auditorium = await db.Auditoriums.AsNoTracking().SingleOrDefaultAsync(a => a.Id == auditoriumId, cancellationToken);
        if (day is null || auditorium is null || auditorium.SchoolId != day.SchoolId)
        {
            return new Problem("register-unknown", "Нет такой ведомости", "День экзамена или аудитория не найдены.");
        }

        var attempts = await db.Attempts.AsNoTracking().Include(a => a.Participant)
            .Where(a => a.ExamDayId == examDayId && a.AuditoriumId == auditoriumId)
            .Where(a => a.StartedAt != null || a.Outcome == AttemptOutcome.EarlyEnd || a.Outcome == AttemptOutcome.Removed)
            .OrderBy(a => a.AdmittedAt).ThenBy(a => a.Number).ToListAsync(cancellationToken);
        var interlocutor = await db.StaffAssignments.AsNoTracking()
            .Where(a => a.AuditoriumId == auditoriumId && a.Role == StaffRole.Interlocutor)
            .OrderBy(a => a.Id).Select(a => a.StaffMember!.FullName).FirstOrDefaultAsync(cancellationToken);
        var school = day.School!;
        var beside = await AttendanceRecord.ReadAsync(db, examDayId, auditoriumId, cancellationToken);
        return new AuditoriumRegisterRecord(
            RegulationPacks.Get(day.RegulationId).FormTitles,
            school.Region,
            school.MunicipalityCode,
            school.Code,
            auditorium.Number,
            day.Date,
            interlocutor ?? string.Empty,
            [.. attempts.Select(a => Row(a, school) with { Beside = beside.Of(a) })])
        {
            Rehearsal = day.Kind == ExamDayKind.Rehearsal,
        };
    }

    private static AuditoriumRegisterRow Row(Attempt attempt, School school)
    {
        var participant = attempt.Participant!;
        return new AuditoriumRegisterRow(
            participant.FullName,
            participant.DocumentSeries,
            participant.DocumentNumber,
            participant.Class,
            LocalTime(attempt.StartedAt),
            LocalTime(attempt.EndedAt),
            attempt.Outcome == AttemptOutcome.EarlyEnd,
            attempt.Outcome == AttemptOutcome.Removed,
            LocalTime(attempt.SignatureConfirmedAt));

        TimeOnly? LocalTime(DateTimeOffset? moment) => moment is { } at ? TimeOnly.FromDateTime(Local(at, school).DateTime) : null;
    }

    private static DateTimeOffset Local(DateTimeOffset moment, School school) => TimeZoneInfo.ConvertTime(moment, school.TimeZone);
}
