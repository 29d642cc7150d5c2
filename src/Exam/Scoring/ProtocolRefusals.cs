using System.Globalization;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>Every refusal of <see cref="ProtocolBook"/>, with its words and its clause.</summary>
internal static class ProtocolRefusals
{
    private static readonly string[] BadInput = ["criterion-unknown", "criterion-not-in-scale", "score-out-of-range", "task-unknown"];

    public static readonly Problem AttemptUnknown = new(
        "attempt-unknown", "Нет такой попытки", "Попытка не найдена: обновите страницу.");

    public static readonly Problem ExpertNotAssigned = new(
        "expert-not-assigned", "Вы не назначены экспертом", "Оценивать ответы может только эксперт, назначенный в эту аудиторию.", "004 §7.2");

    public static readonly Problem Signed = new(
        "protocol-signed", "Протокол подписан", "Подписанный протокол изменить нельзя. Откройте исправление: появится новая версия с указанием причины.");

    public static readonly Problem NotBegun = new(
        "protocol-not-begun", "Протокол не начат", "По этой попытке ещё нет ни одной отметки.");

    public static readonly Problem NotSigned = new(
        "protocol-not-signed", "Протокол ещё не подписан", "Исправление открывается только для подписанного протокола; черновик можно менять сразу.");

    public static readonly Problem AttemptRunning = new(
        "attempt-running", "Ответ ещё не закончен", "Подписать протокол можно, когда участник закончит собеседование.");

    public static readonly Problem ReasonRequired = new(
        "reason-required", "Нужна причина", "Укажите, почему исправляется подписанный протокол.");

    public static readonly Problem TakeAwayReasonRequired = new(
        "reason-required", "Нужна причина", "Укажите, почему протокол забирают у эксперта: это останется в журнале.");

    public static readonly Problem TooManyErrors = new(
        "too-many-errors", "Слишком много отметок", $"В одном протоколе помещается не больше {NotedError.Limit} отметок об ошибках.");

    public static readonly Problem BadError = new(
        "error-not-understood", "Отметка об ошибке не понята", $"Пояснение должно быть не длиннее {NotedError.NoteLimit} знаков, а время — внутри записи.");

    public static Problem AnotherExpert(ExpertProtocol protocol) => new(
        "protocol-of-another-expert",
        "Протокол ведёт другой эксперт",
        $"Этот ответ уже оценивает {protocol.Expert?.FullName ?? "другой эксперт"}. Выберите другую запись; передать протокол может ответственный организатор.");

    /// <summary>The clause of the scale where it allows nothing else, else that of the pack under which the scheme was chosen.</summary>
    public static Problem OnlyFromRecording(ScoringGrounds grounds) => new(
        "scheme-from-recording",
        "Оценивание только по записи",
        "Ответ этого участника оценивается после экзамена по аудиозаписи (вторая схема).",
        grounds.Scale.Schemes.Contains(ScoringScheme.Live) ? grounds.Regulation.ScoringSchemes.Clause : grounds.Scale.Clause);

    public static Problem NotScored(AttemptOutcome outcome) => new(
        "attempt-not-scored",
        "Попытка не оценивается",
        outcome switch
        {
            AttemptOutcome.Removed => "Участник удалён с собеседования. Черновик сохранён, но балл не выставляется.",
            AttemptOutcome.EarlyEnd => "Собеседование завершено досрочно по уважительной причине. Черновик сохранён, но балл не выставляется.",
            _ => "Попытка прервана из-за технического сбоя. Черновик сохранён, участник пройдёт собеседование ещё раз.",
        },
        outcome == AttemptOutcome.TechnicalFailure ? "002 §48" : "002 §61");

    /// <summary>What makes a draft unfit to be kept; null when it may be.</summary>
    public static Problem? BadScores(ScoreSheet sheet) => sheet.Problems.FirstOrDefault(p => BadInput.Contains(p.Code));

    public static Problem? BadErrors(IReadOnlyList<NotedError> errors) =>
        errors.Count > NotedError.Limit ? TooManyErrors
        : errors.Any(e => e.Note?.Length > NotedError.NoteLimit || e.Seconds is < 0 or > NotedError.LatestSecond or double.NaN) ? BadError
        : null;

    public static Problem Incomplete(ScoreSheet sheet) => sheet.Problems.Count > 0
        ? sheet.Problems[0]
        : new Problem(
            "scores-missing",
            "Оценены не все критерии",
            string.Create(CultureInfo.InvariantCulture, $"Не хватает баллов по критериям: {string.Join(", ", sheet.Missing)}."),
            sheet.CriteriaSet.Clause);
}
