using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Forms;

/// <summary>The papers of a recheck, read out of what happened. Stateless.</summary>
public static class RecheckForms
{
    private static readonly Problem NotSigned = new("recheck-not-done", "Протокола пока нет", "Протокол появится, когда запись перепроверят.");

    /// <summary>The application, ready to be signed; null when there is no such recheck.</summary>
    public static async Task<RecheckApplicationRecord?> ApplicationAsync(ExamDbContext db, int examDayId, Guid id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(db, examDayId, id, cancellationToken) is not { } recheck)
        {
            return null;
        }

        var pack = RegulationPacks.Get(recheck.ExamDay!.RegulationId);
        var person = recheck.Participant!;
        return new RecheckApplicationRecord(
            pack.Recheck.ApplicationTitle.Value,
            pack.Recheck.Addressee.Value,
            FormPlace.Of(recheck.ExamDay),
            person.FullName,
            person.Class,
            person.ParentName,
            recheck.Applicant == RecheckApplicant.Parent,
            pack.FormTitles.SubjectName.Value,
            recheck.EnteredBy is null ? SchoolRegulation.Today(recheck.ExamDay.School!, recheck.FiledAt) : null,
            pack.Cite(pack.Recheck.AfterFails.Clause));
    }

    /// <summary>The protocol with what it came to; refused before it is signed.</summary>
    public static async Task<Outcome<RecheckProtocolRecord>> ProtocolAsync(ExamDbContext db, int examDayId, Guid id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(db, examDayId, id, cancellationToken) is not { } recheck)
        {
            return RecheckRefusals.Unknown;
        }

        if (recheck.DoneAt is null)
        {
            return NotSigned;
        }

        var day = (await DayRecord.ReadAsync(db, examDayId, cancellationToken))!;
        var first = (await ParticipantResult.ReadAsync(db, day, cancellationToken)).Single(r => r.Participant.Person.Id == recheck.ParticipantId).Sheet!;
        var written = recheck.UnscorableAt is null ? recheck.Protocol?.Written() : null;
        var sheet = written is null ? null : Scoring.ScoreSheet.Compute(first.CriteriaSet, first.Scale, written.Scores, written.NotAttemptedTasks);
        var members = await db.CommissionMembers.AsNoTracking()
            .Where(m => m.SchoolId == day.Day.SchoolId && m.Commission == Commission.Recheck && m.ReleasedAt == null && m.Id != recheck.MemberId)
            .OrderBy(m => m.Id).Select(m => m.StaffMember!.FullName).ToListAsync(cancellationToken);
        var order = recheck.Member?.Order is { Length: > 0 } named ? $" ({named})" : string.Empty;
        return new RecheckProtocolRecord(
            day.Regulation.FormTitles,
            day.Regulation.Recheck.ProtocolTitle.Value,
            FormPlace.Of(day.Day),
            recheck.Code,
            recheck.Participant!.FullName,
            recheck.Participant.Class,
            recheck.Attempt!.VariantNumber,
            first.CriteriaSet,
            sheet,
            recheck.UnscorableBecause,
            NameOf(recheck.Commission) + order,
            first.Total,
            recheck.Member?.StaffMember?.FullName ?? string.Empty,
            written is { SignedAt: { } at, SignatureHash: { } hash } ? new ElectronicSignature(TimeZoneInfo.ConvertTime(at, day.School.TimeZone), hash) : null,
            members,
            recheck.Decision is { } decision ? $"{decision}; {FormHead.Date(recheck.DecidedOn!.Value)}" : null);
    }

    private static Task<Recheck?> FindAsync(ExamDbContext db, int examDayId, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Rechecks.AsNoTracking().Include(r => r.ExamDay!.School).Include(r => r.Participant).Include(r => r.Attempt).Include(r => r.Protocol).Include(r => r.Member!.StaffMember)
            .SingleOrDefaultAsync(r => r.Id == id && r.ExamDayId == examDayId, cancellationToken);
    }

    private static string NameOf(RecheckCommission? commission) => commission switch
    {
        RecheckCommission.OtherSchool => "комиссия другой образовательной организации",
        RecheckCommission.Regional => "региональная комиссия по повторной проверке",
        _ => "комиссия, которая раньше не участвовала в проверке этого участника",
    };
}
