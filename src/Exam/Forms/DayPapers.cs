using System.Globalization;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.People;
using Itog.Exam.Writing;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Forms;

/// <summary>
/// Every paper of a day: what the organizer prints, and what goes into the transfer package. Nothing is kept: each is made anew out of what happened.
/// Over the caller's context, on its thread.
/// </summary>
public static class DayPapers
{
    /// <summary>The papers that can be printed now. Unsigned protocols are not among them.</summary>
    public static async Task<IReadOnlyList<DayPaper>> OfAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(day);
        var acquainted = await db.ResultAcquaintances.AsNoTracking().Where(a => a.ExamDayId == day.Day.Id).ToListAsync(cancellationToken);
        return
        [
            .. Lists(day),
            .. day.Auditoriums.Select(a => Ready(
                $"schedule-{a.Number}", DayPaperKind.Schedule, $"График подключения, аудитория {a.Number}", $"Графики/График подключения {a.Number}",
                () => ConnectionScheduleForm.Render(DayForms.Schedule(day, a.Id)))),
            .. day.Auditoriums.Select(a => Register(db, day, a)),
            .. Protocols(db, day),
            .. await DraftSheetsAsync(db, day, cancellationToken),
            Ready("result-form", DayPaperKind.ResultForm, day.Regulation.FormTitles.ResultForm.Value, "Результаты/Специализированная форма", () => ResultFormDocument.Render(ResultFormProjection.Of(day))),
            .. (await AttemptActs.EarlyEndsAsync(db, day, cancellationToken)).Select(a => Act(
                day, a.Attempt, day.Regulation.FormTitles.EarlyEndActCode.Value, "early-end-act", () => EarlyEndActForm.Render(a.Act))),
            .. (await AttemptActs.RemovalsAsync(db, day, cancellationToken)).Select(a => Act(
                day, a.Attempt, day.Regulation.FormTitles.RemovalActCode.Value, "removal-act", () => RemovalActForm.Render(a.Act))),
            .. NoRecordings(day),
            Ready("acquaintance", DayPaperKind.Acquaintance, day.Regulation.FormTitles.AcquaintanceProtocol.Value, "Ознакомление/Протокол ознакомления", () => AcquaintanceForm.Render(DayForms.Acquaintance(day, acquainted))),
        ];
    }

    private static IEnumerable<DayPaper> Lists(DayRecord day)
    {
        yield return Ready(
            "participants", DayPaperKind.List, day.Regulation.FormTitles.ParticipantList.Value, "Списки/Список участников (форма 1)",
            () => ParticipantListForm.Render(DayForms.List(day, specialConditions: false)));
        var special = DayForms.List(day, specialConditions: true);
        if (special.Rows.Count > 0)
        {
            yield return Ready(
                "participants-special", DayPaperKind.List, day.Regulation.FormTitles.ParticipantListSpecial.Value, "Списки/Список участников (форма 2)",
                () => ParticipantListForm.Render(special));
        }
    }

    private static DayPaper Register(ExamDbContext db, DayRecord day, Auditorium auditorium)
    {
        var code = day.Regulation.FormTitles.AuditoriumRegisterCode.Value;
        return new DayPaper(
            $"register-{auditorium.Number}",
            DayPaperKind.Register,
            $"Ведомость {code}, аудитория {auditorium.Number}",
            $"Ведомости/{code} {auditorium.Number}.pdf",
            async cancellation => AuditoriumRegisterForm.Render((await FormProjection.RegisterAsync(db, day.Day.Id, auditorium.Id, cancellation)).Value));
    }

    private static IEnumerable<DayPaper> Protocols(ExamDbContext db, DayRecord day) =>
        from signed in day.ToSign()
        where signed.Protocol?.SignedAt is not null
        let key = KeyOf(signed.Participant, signed.Attempt)
        select new DayPaper(
            $"protocol-{key}",
            DayPaperKind.Protocol,
            $"Протокол эксперта: {signed.Participant.Person.FullName}, {signed.Participant.Person.Class}",
            $"Протоколы/Протокол {key}.pdf",
            async cancellation => ExpertProtocolForm.Render((await FormProjection.ExpertProtocolAsync(db, signed.Attempt.Id, cancellation)).Value));

    private static async Task<IReadOnlyList<DayPaper>> DraftSheetsAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken)
    {
        var written = await db.WrittenAnswers.AsNoTracking().Where(w => w.Attempt!.ExamDayId == day.Day.Id).Select(w => w.AttemptId).Distinct().ToListAsync(cancellationToken);
        return
        [
            .. from participant in day.Participants
               from attempt in participant.Attempts
               where written.Contains(attempt.Id)
               let key = KeyOf(participant, attempt)
               select new DayPaper(
                   $"draft-sheet-{key}",
                   DayPaperKind.DraftSheet,
                   $"Черновик с письменным ответом: {participant.Person.FullName}, {participant.Person.Class}",
                   $"Черновики/Письменный ответ {key}.pdf",
                   async cancellation => DraftSheetForm.Render((await DraftSheets.ReadAsync(db, attempt.Id, cancellation)).Value)),
        ];
    }

    private static IEnumerable<DayPaper> NoRecordings(DayRecord day) =>
        from participant in day.Participants
        from attempt in participant.Attempts
        where attempt is { WithoutRecording: not null, StartedAt: not null, EndedAt: not null }
        let key = KeyOf(participant, attempt)
        select Ready(
            $"no-recording-act-{key}",
            DayPaperKind.Act,
            $"{day.Regulation.FormTitles.NoRecordingAct.Value}: {participant.Person.FullName}, {participant.Person.Class}",
            $"Акты/Об отсутствии аудиозаписи {key}",
            () => NoRecordingActForm.Render(PersonForms.NoRecording(day, participant, attempt)));

    private static DayPaper Act(DayRecord day, Attempt attempt, string code, string id, Func<byte[]> render)
    {
        var participant = day.Participants.Single(p => p.Person.Id == attempt.ParticipantId);
        var key = KeyOf(participant, attempt);
        return Ready($"{id}-{key}", DayPaperKind.Act, $"Акт {code}: {participant.Person.FullName}, {participant.Person.Class}", $"Акты/{code} {key}", render);
    }

    private static string KeyOf(DayParticipant participant, Attempt attempt) => string.Create(CultureInfo.InvariantCulture, $"{participant.Person.Code}-{attempt.Number}");

    private static DayPaper Ready(string id, DayPaperKind kind, string title, string file, Func<byte[]> render) =>
        new(id, kind, title, file + ".pdf", _ => Task.FromResult(render()));
}
