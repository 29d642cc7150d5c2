using Itog.Exam.People;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Closing;

/// <summary>
/// The lock of a closed exam day. Whoever changes anything of a day asks here first, inside the transaction of the change, and answers with
/// the refusal; behind it the database itself refuses by triggers. Stateless.
/// </summary>
public static class ClosedDay
{
    /// <summary>Which clause knows the closing of an exam.</summary>
    public const string Clause = "000 «Закрытие экзамена»";

    private static readonly string[] Printed =
    [
        nameof(Participant.Code), nameof(Participant.FamilyName), nameof(Participant.GivenName), nameof(Participant.Patronymic), nameof(Participant.BirthDate),
        nameof(Participant.Class), nameof(Participant.DocumentSeries), nameof(Participant.DocumentNumber), nameof(Participant.Category),
        nameof(Participant.AccompanyingCategory), nameof(Participant.PmpkRecommendation), nameof(Participant.ExtraTime), nameof(Participant.SpecialConditions),
        nameof(Participant.KimAsDocument),
        nameof(Participant.Consent), nameof(Participant.NoRecordingDecision), nameof(Participant.AnswerForm), nameof(Participant.WrittenFormDecision),
    ];

    public static Problem Refusal { get; } = new(
        "day-closed",
        "Экзамен закрыт",
        "Этот день экзамена закрыт: изменить в нём ничего нельзя. Если найдена ошибка, руководитель школы может открыть день снова, пока материалы не скачаны; после этого сообщите о ней в РЦОИ.",
        Clause);

    /// <summary>The refusal when the day is closed, else null.</summary>
    public static async Task<Problem?> RefuseAsync(ExamDbContext db, int examDayId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.ExamDays.AnyAsync(d => d.Id == examDayId && d.ClosedAt != null, cancellationToken) ? Refusal : null;
    }

    /// <summary>
    /// The refusal when a card that is about to be saved in this context changes what the papers of a closed day print, else null.
    /// Addresses are not printed there, and stay open to correction.
    /// </summary>
    public static async Task<Problem?> RefuseCardsAsync(ExamDbContext db, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var changed = db.ChangeTracker.Entries<Participant>()
            .Where(card => card.State == EntityState.Modified && card.Properties.Any(p => p.IsModified && Printed.Contains(p.Metadata.Name)))
            .Select(card => card.Entity.Id).ToHashSet();
        if (changed.Count == 0)
        {
            return null;
        }

        // A list may change thousands of cards: the closed days are few.
        var closed = await db.Schedule.Where(e => e.ExamDay!.ClosedAt != null).Select(e => e.ParticipantId).ToListAsync(cancellationToken);
        return closed.Exists(changed.Contains) ? Refusal : null;
    }

    /// <summary>
    /// The refusal when the papers of closed days are all that an auditorium has, so that a change of it could only change what those papers print:
    /// no open day of the school lies ahead.
    /// </summary>
    public static async Task<Problem?> RefuseAuditoriumAsync(ExamDbContext db, int school, int auditorium, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Schedule.AnyAsync(e => e.AuditoriumId == auditorium && e.ExamDay!.ClosedAt != null, cancellationToken)
            && !await db.ExamDays.AnyAsync(d => d.SchoolId == school && d.ClosedAt == null, cancellationToken)
            ? Refusal
            : null;
    }

    public static bool IsClosed(this ExamDay day) => day.ClosedAt is not null;
}
