using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>What the interlocutor says and does at each step: his words from the regulation, his actions from the state.</summary>
internal static class StationScript
{
    private static readonly string[] Briefing =
    [
        "Собеседование займёт около пятнадцати минут: чтение текста, пересказ, монолог и диалог.",
        "Во время собеседования ведётся запись. Говорите громко и чётко, не выключайте камеру и микрофон.",
        "Записи можно делать только в «Поле для заметок» при подготовке пересказа.",
        "Если связь прервётся, оставайтесь у компьютера: страница подключится сама.",
        "Всё понятно? Если готовы, нажмите «Готов».",
    ];

    public static ScriptView For(AuditoriumSnapshot s)
    {
        var course = s.Materials.Regulation;
        return s.Day.Current switch
        {
            null when !s.Day.ConferenceOpen => new([], ["Дождитесь, пока технический специалист откроет конференцию."]),
            null => new([], ["Пригласите следующего участника из очереди."]),
            { Phase: AttemptPhase.Admitted, Briefed: false } => new(
                [course.RuleOf(Stage.Greeting).InterlocutorLine, .. Briefing],
                [
                    "Убедитесь, что в комнате больше никого нет.",
                    "Попросите показать рабочий стол: на нём нет ничего лишнего.",
                    "Сверьте фотографию в документе с лицом участника.",
                    "Проведите инструктаж и отметьте это.",
                ]),
            { Phase: AttemptPhase.Admitted, Ready: false } => new([Briefing[^1]], ["Дождитесь, пока участник нажмёт «Готов»."]),
            { Phase: AttemptPhase.Admitted } => new([], ["Покажите экран с окном КИМ.", "Откройте КИМ."]),
            { Phase: AttemptPhase.KimOpened } attempt => new(
                ["Сейчас на экране появится вариант. Назовите для записи свои фамилию, имя, отчество и номер варианта."],
                [attempt.ScreenShared ? "Дождитесь, пока КИМ появится у участника: время начнётся само." : "Покажите экран с окном КИМ."]),
            { } attempt => new([course.RuleOf(attempt.Stage).InterlocutorLine], Todo(attempt)),
        };
    }

    private static string[] Todo(DayAttempt attempt) => attempt.Stage switch
    {
        Stage.TopicChoice when attempt.Topic is null => ["Отметьте тему, которую назвал участник."],
        Stage.Dialogue => ["Задайте три вопроса карточки. Если ответ короткий, попросите рассказать подробнее."],
        Stage.Closing => ["Поблагодарите участника и завершите собеседование."],
        _ => ["Объявите начало и конец этапа, затем нажмите «Далее»."],
    };
}
