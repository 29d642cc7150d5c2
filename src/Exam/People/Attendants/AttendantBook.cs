using System.Text.Json;
using Itog.Exam.Audit;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.People.Attendants;

/// <summary>
/// The assistants and sign interpreters of a school and whom each is beside. Works in the caller's context; every call is a transaction of its own
/// with its audit line.
/// </summary>
public sealed class AttendantBook(ExamDbContext db, TimeProvider time)
{
    private const int LongestName = 180;

    private static readonly Problem Missing = new("no-such-attendant", "Такого помощника нет", "Обновите страницу: список изменился.");

    private static readonly Problem NoName = new(
        "attendant-name", "Не указано имя", "Впишите фамилию, имя и отчество ассистента или сурдопереводчика: они войдут в ведомость.");

    private static readonly Problem NoParticipant = new(
        "no-such-participant", "Участника нет в списке", "Кого-то из выбранных нет в списке школы или он снят с экзамена. Обновите страницу.");

    public async Task<Outcome<Attendant>> AddAsync(
        int school, AttendantRole role, string? name, bool beside, IReadOnlyList<Guid> participants, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!TryRead(name, out var read))
        {
            return NoName;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        var attendant = new Attendant { Id = Guid.CreateVersion7(time.GetUtcNow()), SchoolId = school, Role = role, FullName = read, Beside = beside };
        db.Add(attendant);
        return await AssignAsync(attendant, participants, "AttendantAdded", actor, cancellationToken) is { } problem ? problem : await DoneAsync(attendant, transaction, cancellationToken);
    }

    /// <summary>Writes the name, the place and the whole list of those whom he is beside.</summary>
    public async Task<Outcome<Attendant>> CorrectAsync(
        int school, Guid id, string? name, bool beside, IReadOnlyList<Guid> participants, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!TryRead(name, out var read))
        {
            return NoName;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindAsync(school, id, cancellationToken) is not { } attendant)
        {
            return Missing;
        }

        (attendant.FullName, attendant.Beside) = (read, beside);
        return await AssignAsync(attendant, participants, "AttendantCorrected", actor, cancellationToken) is { } problem ? problem : await DoneAsync(attendant, transaction, cancellationToken);
    }

    /// <summary>Ends every link that he has; the next one issued counts.</summary>
    public async Task<Outcome<Attendant>> RenewLinkAsync(int school, Guid id, bool renew, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindAsync(school, id, cancellationToken) is not { } attendant)
        {
            return Missing;
        }

        attendant.LinkRevision += renew ? 1 : 0;
        await NoteAsync("AttendantLinkIssued", attendant, new { attendant.Id, attendant.LinkRevision }, actor, cancellationToken);
        return await DoneAsync(attendant, transaction, cancellationToken);
    }

    /// <summary>Takes him off the list; his link stops working at once.</summary>
    public async Task<Outcome<Attendant>> WithdrawAsync(int school, Guid id, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        if (await FindAsync(school, id, cancellationToken) is not { } attendant)
        {
            return Missing;
        }

        attendant.WithdrawnAt = time.GetUtcNow();
        attendant.LinkRevision++;
        await db.AttendantAssignments.Where(a => a.AttendantId == id).ExecuteDeleteAsync(cancellationToken);
        await NoteAsync("AttendantWithdrawn", attendant, new { attendant.Id }, actor, cancellationToken);
        return await DoneAsync(attendant, transaction, cancellationToken);
    }

    private static bool TryRead(string? name, out string read)
    {
        read = string.Join(' ', (name ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return read.Length is > 0 and <= LongestName && !read.Any(char.IsControl);
    }

    private async Task<Problem?> AssignAsync(Attendant attendant, IReadOnlyList<Guid> participants, string type, Actor actor, CancellationToken cancellationToken)
    {
        var wanted = participants.Distinct().ToList();
        var people = await db.Participants.AsNoTracking().Where(p => p.SchoolId == attendant.SchoolId && p.WithdrawnAt == null && wanted.Contains(p.Id)).ToListAsync(cancellationToken);
        if (people.Count != wanted.Count)
        {
            return NoParticipant;
        }

        var others = await db.AttendantAssignments.AsNoTracking().Include(a => a.Attendant)
            .Where(a => wanted.Contains(a.ParticipantId) && a.AttendantId != attendant.Id && a.Attendant!.Role == attendant.Role).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            if (Refuse(attendant.Role, person, others.Find(o => o.ParticipantId == person.Id)?.Attendant) is { } refusal)
            {
                return refusal;
            }
        }

        await db.AttendantAssignments.Where(a => a.AttendantId == attendant.Id && !wanted.Contains(a.ParticipantId)).ExecuteDeleteAsync(cancellationToken);
        var had = await db.AttendantAssignments.Where(a => a.AttendantId == attendant.Id).Select(a => a.ParticipantId).ToListAsync(cancellationToken);
        db.AttendantAssignments.AddRange(wanted.Except(had).Select(p => new AttendantAssignment { AttendantId = attendant.Id, ParticipantId = p }));
        await NoteAsync(type, attendant, new { attendant.Id, attendant.Role, attendant.Beside, Participants = wanted }, actor, cancellationToken);
        return null;
    }

    // The picture of one interpreter has its fixed place, and two assistants would be two strangers in the room.
    private static Problem? Refuse(AttendantRole role, Participant person, Attendant? other) =>
        role == AttendantRole.SignInterpreter && person.AnswerForm != AnswerForm.OralWithInterpreter ? new Problem(
            "interpreter-not-granted", "Участник отвечает без сурдопереводчика",
            $"{person.FullName}: в карточке не указана устная форма с сурдопереводчиком. Сначала исправьте карточку.", "004 прил. 12")
        : role == AttendantRole.Assistant && string.IsNullOrWhiteSpace(person.PmpkRecommendation) ? new Problem(
            "assistant-not-granted", "Нет основания для ассистента",
            $"{person.FullName}: ассистента дают по рекомендациям ПМПК. Впишите их номер и дату в карточку участника.", "004 §6.5")
        : other is not null ? new Problem(
            "attendant-taken", "Место уже занято", $"У участника уже есть {(role == AttendantRole.Assistant ? "ассистент" : "сурдопереводчик")}: {other.FullName}. Сначала снимите его.")
        : null;

    private Task<Attendant?> FindAsync(int school, Guid id, CancellationToken cancellationToken) =>
        db.Attendants.SingleOrDefaultAsync(a => a.SchoolId == school && a.Id == id && a.WithdrawnAt == null, cancellationToken);

    private async Task<Attendant> DoneAsync(Attendant attendant, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return attendant;
    }

    /// <summary>Who and what was done; names stay out of the log.</summary>
    private Task<AuditEvent> NoteAsync(string type, Attendant attendant, object payload, Actor actor, CancellationToken cancellationToken) => AuditLog.AppendAsync(
        db, new AuditEntry(AuditStream.OfSchool(attendant.SchoolId), type, JsonSerializer.Serialize(payload, ExamJson.Options), actor, time.GetUtcNow()), cancellationToken);
}
