using System.Globalization;
using Itog.Exam.Exports;
using Itog.Exam.People;
using Itog.Exam.Scoring;

namespace Itog.Exam.Closing;

/// <summary>What has to be there before a day is closed, each rule a function of the day's record. Pure.</summary>
internal static class ClosingChecks
{
    /// <summary>Every participant has an outcome: finished, early end, removed or absent.</summary>
    public static IEnumerable<ClosingGap> Outcomes(DayRecord day) => day.Participants
        .Select(p => p.Outcome switch
        {
            ParticipantOutcome.Awaited => Of(
                p, "outcome-missing", "Ещё не отвечал. Проведите собеседование или отметьте неявку.", ClosingPlace.Closing, "002 §17.3"),
            ParticipantOutcome.Running => Of(
                p, "attempt-running", "Отвечает сейчас. Дождитесь окончания.", ClosingPlace.Station, "002 §42"),
            ParticipantOutcome.Interrupted => Of(
                p, "attempt-interrupted", "Попытка прервана техническим сбоем. Проведите её ещё раз или оформите досрочное завершение.", ClosingPlace.Station, "002 §48"),
            _ => null,
        }).OfType<ClosingGap>();

    /// <summary>Every protocol is signed. One who was ended before the КИМ was shown has none.</summary>
    public static IEnumerable<ClosingGap> Protocols(DayRecord day) => day.ToSign().Where(s => s.Protocol?.SignedAt is null).Select(s => Of(
        s.Participant,
        "protocol-not-signed",
        s.Protocol is null ? "Протокол эксперта не начат."
            : s.Protocol.Version > 1 ? $"Исправленный протокол (версия {s.Protocol.Version.ToString(CultureInfo.InvariantCulture)}) не подписан."
            : "Протокол эксперта не подписан.",
        ClosingPlace.Expert,
        "004 §7.4",
        s.Attempt));

    /// <summary>The sums of every signed protocol agree with its scores and with what was signed.</summary>
    public static IEnumerable<ClosingGap> Sums(DayRecord day) => day.ToSign()
        .Where(s => s is { Protocol.SignedAt: not null, Attempt.Outcome: AttemptOutcome.Finished } && !Agrees(s.Participant.Person, s.Protocol))
        .Select(s => Of(
            s.Participant,
            "sums-disagree",
            "Баллы протокола не сходятся с подписанными. Откройте исправление и подпишите протокол заново.",
            ClosingPlace.Expert,
            "001 прил. 2",
            s.Attempt));

    /// <summary>The rows of the result form are those who sat: as many as the day's own log saw begin [001 appendix 2, D11].</summary>
    /// <param name="begun">The participants of whom the log says that the КИМ was shown to them.</param>
    public static IEnumerable<ClosingGap> Rows(DayRecord day, IReadOnlySet<Guid> begun)
    {
        var rows = ResultFormProjection.Of(day).Rows.Count + day.Participants.Count(p => p.Sat is not null && p.Person.Consent == Consent.Refused);
        return rows == begun.Count ? [] :
        [
            new ClosingGap(
                "rows-disagree",
                "Специализированная форма",
                string.Create(CultureInfo.InvariantCulture, $"Строк {rows}, а к ответу по журналу экзамена приступили {begun.Count}. Сообщите техническому специалисту: журнал и попытки расходятся."),
                ClosingPlace.Technician,
                "001 прил. 2"),
        ];
    }

    /// <summary>Every attempt that began has its recording, its hashes hold, and somebody has decided about a poor one; but those that were admitted without one have none [001 §8.8].</summary>
    public static IEnumerable<ClosingGap> Recordings(DayRecord day, IReadOnlyDictionary<Guid, RecordingState> recordings) =>
        from participant in day.Participants
        from attempt in participant.Attempts
        where attempt is { StartedAt: not null, WithoutRecording: null }
        let state = recordings.GetValueOrDefault(attempt.Id) ?? new RecordingState(RecordingCondition.Missing)
        let words = state.Condition switch
        {
            RecordingCondition.Missing => ("recording-missing", "Записи ответа нет на сервере."),
            RecordingCondition.Unfinished => ("recording-unfinished", "Запись ответа ещё сводится. Подождите немного."),
            RecordingCondition.Failed => ("recording-failed", "Звуковой файл не получился."),
            RecordingCondition.Changed => ("recording-changed", "Запись ответа изменена после экзамена: контрольная сумма не сходится."),
            RecordingCondition.Undecided => (
                "recording-undecided",
                "Запись сомнительна или участник на неё пожаловался. Прослушайте её и решите, подходит ли она: вверху этой страницы, на странице технического специалиста или собеседника."),
            _ => default((string Code, string Text)?),
        }
        where words is not null
        select Of(participant, words.Value.Code, string.Join(' ', new[] { words.Value.Text, state.Detail }.OfType<string>()), ClosingPlace.Technician, "004 §5.4", attempt);

    /// <summary>The registers and acts have everything that they print.</summary>
    public static IEnumerable<ClosingGap> Registers(DayRecord day)
    {
        foreach (var auditorium in day.Auditoriums.Where(a => day.Participants.Any(p => p.Attempts.Any(t => t.AuditoriumId == a.Id))))
        {
            if (!day.Staff.Any(s => s.Role == StaffRole.Interlocutor && s.AuditoriumId == auditorium.Id))
            {
                yield return new ClosingGap(
                    "interlocutor-missing", $"Аудитория {auditorium.Number}", "В ведомости ИС-02 нет собеседника: назначьте его.", ClosingPlace.Commissions, "001 прил. 8", auditorium.Id);
            }
        }

        foreach (var participant in day.Participants.Where(p => p.Sat is not null && string.IsNullOrWhiteSpace(p.Person.DocumentNumber)))
        {
            yield return Of(participant, "document-missing", "Не внесён номер документа: он печатается в ведомости ИС-02.", ClosingPlace.Participants, "001 прил. 8");
        }

        foreach (var (role, title) in new[] { (StaffRole.Organizer, "ответственный организатор"), (StaffRole.SchoolHead, "руководитель ОО") })
        {
            if (day.Participants.Any(p => p.Attempts.Any(a => a.Outcome is AttemptOutcome.EarlyEnd or AttemptOutcome.Removed)) && day.NameOf(role).Length == 0)
            {
                yield return new ClosingGap(
                    "official-missing", "Акты ИС-08 и ИС-09", $"Не назначен {title}, который подписывает акты.", ClosingPlace.Commissions, "001 прил. 12");
            }
        }
    }

    /// <summary>Who did not confirm the register in his own page: he signs on paper.</summary>
    public static IEnumerable<ClosingGap> Unconfirmed(DayRecord day) =>
        from participant in day.Participants
        from attempt in participant.Attempts
        where attempt is { Outcome: AttemptOutcome.Finished, SignatureConfirmedAt: null }
        select Of(participant, "register-not-confirmed", "Не подтвердил окончание на своей странице: подпись в ведомости ИС-02 ставится на бумаге.", ClosingPlace.Station, "001 прил. 8", attempt);

    private static bool Agrees(Participant person, ExpertProtocol protocol) =>
        ResultFormProjection.SignedSheet(person, protocol, CriteriaSets.Get(protocol.CriteriaSetId)) is { Complete: true } sheet
        && ProtocolSignature.Holds(protocol, sheet)
        && sheet.Total == sheet.CriteriaSet.Blocks.Sum(b => sheet.BlockTotal(b.Task));

    private static ClosingGap Of(DayParticipant participant, string code, string detail, ClosingPlace place, string? clause, Attempt? attempt = null) => new(
        code,
        $"{participant.Person.FullName}, {participant.Person.Class}",
        detail,
        place,
        clause,
        attempt?.AuditoriumId ?? participant.Auditorium.Id,
        participant.Person.Id,
        attempt?.Id ?? participant.Last?.Id);
}
