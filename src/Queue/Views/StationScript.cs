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
        "Собеседование займёт около пятнадцати минут. Перед каждым заданием называйте его номер.",
        "Всё записывается: говорите громко и чётко, не выключайте камеру и микрофон.",
        "Заметки можно делать только в «Поле для заметок» второго задания: при подготовке пересказа и во время него.",
        "Если связь прервётся, оставайтесь на месте: страница подключится сама, и мы продолжим.",
        "Всё понятно? Если вы готовы, нажмите «Я готов(а)».",
    ];

    public static ScriptView For(AuditoriumSnapshot s)
    {
        var course = s.Materials.Regulation;
        return s.Day.Current switch
        {
            null when !s.Day.ConferenceOpen => new([], ["Дождитесь, пока технический специалист откроет подключение."]),
            null => new([], ["Пригласите следующего участника из очереди."]),
            { Phase: AttemptPhase.Admitted, Briefed: false } => new(
                [course.RuleOf(Stage.Greeting).InterlocutorLine, .. Briefing],
                [
                    "Убедитесь, что в комнате больше никого нет.",
                    "Попросите показать рабочий стол: на нём нет ничего лишнего.",
                    "Сверьте фотографию в документе с лицом участника.",
                    "Проведите инструктаж и отметьте это.",
                ]),
            { Phase: AttemptPhase.Admitted, Ready: false } => new([Briefing[^1]], ["Дождитесь, пока участник нажмёт «Я готов(а)»."]),
            { Phase: AttemptPhase.Admitted } => new([], ["Покажите экран с окном КИМ.", "Откройте КИМ."]),
            { Phase: AttemptPhase.KimOpened } attempt => new(
                ["Сейчас на вашем экране появится задание. Скажите, пожалуйста, когда увидите его."],
                [attempt.ScreenShared ? "Дождитесь, пока КИМ появится у участника: время начнётся само." : "Покажите экран с окном КИМ."]),
            { } attempt => new([course.RuleOf(attempt.Stage).InterlocutorLine], Todo(attempt)),
        };
    }

    private static string[] Todo(DayAttempt attempt) => attempt.Stage switch
    {
        Stage.TextIntroduction => ["Проследите, чтобы участник назвал фамилию, имя, отчество и номер варианта.", "Нажмите «Далее»."],
        Stage.ReadingAloud or Stage.Retelling or Stage.Monologue =>
            ["Проследите, чтобы участник назвал номер задания.", "Выслушайте ответ, поддержите добрым словом и нажмите «Далее»."],
        Stage.TopicChoice when attempt.Topic is null => ["Отметьте тему, которую назвал участник."],
        Stage.Dialogue => ["Задайте три вопроса карточки; можно спросить и другое по теме.", "Если ответ короткий, попросите рассказать подробнее."],
        Stage.Closing => ["Поддержите участника добрым словом и завершите собеседование."],
        _ => ["Объявите начало и конец этапа, затем нажмите «Далее»."],
    };
}
