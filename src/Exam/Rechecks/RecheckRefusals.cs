using System.Globalization;
using Itog.Exam.Regulation;

namespace Itog.Exam.Rechecks;

/// <summary>Why a recheck is not begun, or does not go on.</summary>
public static class RecheckRefusals
{
    /// <summary>No such recheck, or none of the caller's: the two are not told apart.</summary>
    public static readonly Problem Unknown = new(
        "no-such-recheck", "Такой перепроверки нет", "Возможно, её передали другому члену комиссии или заявление отозвали. Обновите страницу.");

    /// <summary>The answer left no sound that could be heard.</summary>
    public static readonly Problem NoRecording = new(
        "no-such-recording", "Записи нет", "Аудиозаписи этого ответа на сервере нет: перепроверить нечего. Запросите копию в РЦОИ.");

    internal static readonly Problem ParticipantUnknown = new("no-such-participant", "Участника нет в списке этого дня", "Обновите страницу: список изменился.");

    internal static readonly Problem NotApproved = new(
        "results-not-approved", "Результаты ещё не утверждены", "Перепроверку просят после того, как результат утверждён и о нём сообщили.");

    internal static readonly Problem Taken = new("recheck-taken", "Заявление уже есть", "Заявление о перепроверке этого ответа уже внесено. Обновите страницу.");

    internal static readonly Problem DateWrong = new(
        "recheck-date", "Дата не подходит", "Заявление подают после утверждения результата и не позже сегодняшнего дня. Проверьте дату и время.");

    internal static readonly Problem Over = new(
        "recheck-over", "Перепроверка закончена", "Решение уже принято или заявление отозвано: изменить ничего нельзя.");

    internal static readonly Problem NotForwarded = new(
        "recheck-not-forwarded", "Заявление ещё не передано", "Сначала отметьте, кому и когда передано заявление.");

    internal static readonly Problem NotBlinded = new(
        "recheck-not-blinded", "Копия записи не обезличена", "Прослушайте запись, заглушите места, где звучат имена, и подтвердите, что имён в копии больше нет.");

    internal static readonly Problem StretchWrong = new(
        "recheck-stretch", "Отрезок не подходит", "Начало отрезка должно быть раньше конца, и оба — внутри записи. Отрезков — не больше ста.");

    internal static readonly Problem Signed = new(
        "recheck-signed", "Протокол перепроверки подписан", "Подписанный протокол перепроверки не меняют и не передают другому.");

    internal static readonly Problem NotExpert = new(
        "recheck-member-role", "Этот член комиссии не эксперт", "Оценивает ответ эксперт. Добавьте его в комиссию по повторной проверке в роли эксперта.");

    internal static readonly Problem NoMember = new(
        "no-such-member", "Члена комиссии нет", "Этого человека нет в комиссии по повторной проверке. Обновите страницу.");

    internal static readonly Problem NotDone = new(
        "recheck-not-done", "Запись ещё не перепроверена", "Результат вносят, когда протокол перепроверки подписан.");

    internal static readonly Problem NotDecided = new(
        "recheck-not-decided", "Результат ещё не внесён", "Сообщают результат, который утверждён. Сначала внесите решение.");

    internal static readonly Problem OutcomeMissing = new(
        "recheck-outcome-missing", "Не указано, что решено", "Запись оценить нельзя. Выберите, что решил регион: прежний результат остаётся или участник отвечает ещё раз.");

    internal static Problem Applicant(string clause) => new(
        "recheck-applicant", "Заявление подаёт сам участник",
        "Регламент называет заявителем участника. Пусть он подпишет заявление сам; родитель может подписать рядом.", clause);

    internal static Problem NotFailed(string clause) => new(
        "recheck-not-failed", "Перепроверять нечего", "Перепроверку просит тот, кто получил «незачёт». У участника другой исход.", clause);

    internal static Problem FirstFail(int fails, string clause) => new(
        "recheck-first-fail", "Право на перепроверку ещё не наступило",
        string.Create(CultureInfo.InvariantCulture, $"Право проверить аудиозапись даёт повторный «незачёт»: нужно {fails}, на сервере известно меньше. Если прежний «незачёт» получен не здесь, впишите его документ."), clause);

    internal static Problem NoConsent(string clause) => new(
        "recheck-no-consent", "Записи ответа нет", "Согласия на обработку персональных данных не было, поэтому ответ не записывали и перепроверить его нельзя. Обратитесь в государственную экзаменационную комиссию.", clause);

    internal static Problem Late(DueDate term) => new(
        "recheck-late", "Срок подачи прошёл",
        $"Заявление принимают до {term.On:dd.MM.yyyy}{(term.Deadline.Hour is { } hour ? $", {hour:HH\\:mm}" : string.Empty)}. Если срок восстановлен, впишите, чьим решением.",
        term.Deadline.Clause);

    internal static Problem PaperMissing(string clause) => new(
        "recheck-paper-missing", "Не указано письменное заявление", "Заявление подают письменно. Впишите его номер и дату.", clause);

    internal static Problem TextTooLong(int longest) => new(
        "recheck-text", "Текст не подходит", string.Create(CultureInfo.InvariantCulture, $"Впишите текст не длиннее {longest} знаков."));

    internal static Problem ForwardedDate(DateOnly filed, DateOnly today) => new(
        "recheck-date", "Дата не подходит",
        string.Create(CultureInfo.InvariantCulture, $"Передают после подачи и не позже сегодняшнего дня: от {filed:dd.MM.yyyy} до {today:dd.MM.yyyy}."));

    internal static Problem DecidedDate(DateOnly done, DateOnly today) => new(
        "recheck-date", "Дата не подходит",
        string.Create(CultureInfo.InvariantCulture, $"Результат утверждают после перепроверки и не позже сегодняшнего дня: от {done:dd.MM.yyyy} до {today:dd.MM.yyyy}."));

    internal static Problem DecisionMissing(Ruled<RecheckApproval> rule) => new(
        "recheck-decision-missing", "Не указано решение",
        rule.Value switch
        {
            RecheckApproval.StateCommission => "Впишите, чем результат утвердил председатель государственной экзаменационной комиссии: документ, номер и дата.",
            RecheckApproval.School => "Впишите приказ школы, которым утверждён результат: номер и дата.",
            _ => "Впишите документ, которым результат передан в школу: чей, номер и дата.",
        },
        rule.Clause);

    internal static Problem CommissionKind(string clause) => new(
        "recheck-commission", "Такую комиссию регламент не называет", "Выберите комиссию, которую называет регламент.", clause);

    internal static Problem NoPost(string clause) => new(
        "recheck-no-post", "Письма не отправляются",
        "Регламент велит знакомить под подпись, или у сервера нет почты. Познакомьте семью под подпись и отметьте дату.", clause);
}
