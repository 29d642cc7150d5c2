using System.Globalization;

namespace Itog.Exam.Results;

/// <summary>Why a result is not approved, told or confirmed.</summary>
internal static class ResultRefusals
{
    public static readonly Problem DayUnknown = new("no-such-day", "Нет такого дня экзамена", "День экзамена не найден: обновите страницу.");

    public static readonly Problem NotClosed = new(
        "results-day-open", "Экзамен ещё не закрыт",
        "Результаты утверждают после того, как экзамен закрыт и материалы переданы. Откройте раздел «Закрытие»: он скажет, чего не хватает.");

    public static readonly Problem AlreadyApproved = new(
        "approval-taken", "Результаты уже утверждены", "Решение об утверждении уже внесено. Обновите страницу.");

    public static readonly Problem NotApproved = new(
        "results-not-approved", "Результаты ещё не утверждены", "Сообщать результаты можно после утверждения. Внесите решение об утверждении.");

    public static readonly Problem ParticipantUnknown = new(
        "no-such-participant", "Участника нет в списке этого дня", "Обновите страницу: список изменился.");

    public static readonly Problem LetterUnknown = new("no-such-letter", "Такого извещения нет", "Обновите страницу: список изменился.");

    public static Problem DecisionMissing(int longest) => new(
        "approval-decision-missing", "Не указано решение",
        string.Create(CultureInfo.InvariantCulture, $"Впишите, чем утверждены результаты: документ, номер и дата, не длиннее {longest} знаков."));

    public static Problem WrongDates(DateOnly examDay, DateOnly today) => new(
        "approval-dates", "Даты не подходят",
        string.Create(CultureInfo.InvariantCulture, $"Обработка заканчивается после дня экзамена, утверждение — не раньше конца обработки и не позже сегодняшнего дня: от {examDay:dd.MM.yyyy} до {today:dd.MM.yyyy}."));

    public static Problem OnlyBySignature(string clause) => new(
        "results-by-signature", "Извещения не отправляются",
        "Регламент велит знакомить с результатами под подпись. Напечатайте протокол ознакомления, а после подписи отметьте дату в списке.", clause);

    public static Problem NoPost(string clause) => new(
        "results-no-post", "Почта сервера не настроена",
        "Регламент велит отправлять результаты, но у сервера нет ни почтового ящика, ни шлюза СМС. Администратор настраивает их в разделе Post файла appsettings.json.", clause);

    public static Problem SignedDate(DateOnly approved, DateOnly today) => new(
        "acquaintance-date", "Дата подписи не подходит",
        string.Create(CultureInfo.InvariantCulture, $"С результатом знакомят после утверждения: от {approved:dd.MM.yyyy} до {today:dd.MM.yyyy}."));
}
