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

    public static Problem Refusal { get; } = new(
        "day-closed",
        "Экзамен закрыт",
        "Этот день экзамена закрыт, его данные переданы: изменить в них ничего нельзя. Если найдена ошибка, сообщите о ней в РЦОИ.",
        Clause);

    /// <summary>The refusal when the day is closed, else null.</summary>
    public static async Task<Problem?> RefuseAsync(ExamDbContext db, int examDayId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.ExamDays.AnyAsync(d => d.Id == examDayId && d.ClosedAt != null, cancellationToken) ? Refusal : null;
    }

    /// <summary>
    /// The refusal when the participant stands in the papers of a closed day, else null: name, class, document and category are printed there.
    /// Addresses and consents of a person are not, and stay open to correction.
    /// </summary>
    public static async Task<Problem?> RefuseParticipantAsync(ExamDbContext db, Guid participantId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Schedule.AnyAsync(e => e.ParticipantId == participantId && e.ExamDay!.ClosedAt != null, cancellationToken) ? Refusal : null;
    }

    public static bool IsClosed(this ExamDay day) => day.ClosedAt is not null;
}
