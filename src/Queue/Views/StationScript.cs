using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>What the interlocutor says and does at each step: his words from the regulation, his actions from the state.</summary>
internal static class StationScript
{
    private const string Ready = "Всё понятно? Если вы готовы, нажмите «Я готов(а)».";

    public static ScriptView For(AuditoriumSnapshot s)
    {
        var course = s.Materials.Regulation;
        return s.Day.Current switch
        {
            null => IdleScript.For(s),
            { Phase: AttemptPhase.Admitted, Briefed: false } => new(
                [CategoryScript.Line(s.Day.Plan, s.Day.Current.Participant, course.RuleOf(Stage.Greeting)), .. Briefing(s)], [.. Checks(s, course), "Проведите инструктаж и отметьте это."]),
            { Phase: AttemptPhase.Admitted, Ready: false } => new([Ready], ["Дождитесь, пока участник нажмёт «Я готов(а)»."]),
            { Phase: AttemptPhase.Admitted, ScreenShared: true } => new([], ["Нажмите «Открыть КИМ»: участник увидит задание, и время начнётся само."]),
            { Phase: AttemptPhase.Admitted } => new([], ["Нажмите «Открыть окно КИМ», в нём — «Показать это окно участнику».", "Затем вернитесь сюда и нажмите «Открыть КИМ»."]),
            { Phase: AttemptPhase.KimOpened } attempt => new(
                [WritingRules.IsWritten(s.Day.Plan, attempt.Participant) ? WrittenScript.KimOpened : "Сейчас на вашем экране появится задание. Скажите, пожалуйста, когда увидите его."],
                [attempt.ScreenShared ? "Дождитесь, пока КИМ появится у участника: время начнётся само." : "В окне КИМ нажмите «Показать это окно участнику»."]),
            { } attempt => new([CategoryScript.Line(s.Day.Plan, attempt.Participant, course.RuleOf(attempt.Stage))], Todo(s, attempt, course)),
        };
    }

    private static IEnumerable<string> Briefing(AuditoriumSnapshot s)
    {
        var form = CategoryScript.Briefing(s.Day.Plan, s.Day.Current!.Participant);
        var writes = WritingRules.IsWritten(s.Day.Plan, s.Day.Current.Participant);
        yield return writes ? WrittenScript.Briefing : "Собеседование займёт около пятнадцати минут. Перед каждым заданием называйте его номер.";
        if (s.Day.Plan.Participant(s.Day.Current.Participant) is { ExtraTime: { TotalMinutes: > 0 and var minutes } })
        {
            yield return $"У вас есть ещё {minutes:0} минут. Тратьте их как удобно: на подготовку или на ответы. Я не буду торопить.";
        }

        yield return s.Day.Current.WithoutRecording is null
            ? form ?? "Всё записывается: говорите громко и чётко, не выключайте камеру и микрофон."
            : "По решению государственной экзаменационной комиссии ваш ответ не записывается. Говорите громко и чётко, не выключайте камеру и микрофон.";
        yield return writes ? "Можно пользоваться черновиком на странице: он не оценивается."
            : s.Materials.Regulation.DraftSheet.Value == DraftSheet.OneForRetelling
            ? "Заметки можно делать только во втором задании: на своём чистом листе или в «Поле для заметок» на странице."
            : "Заметки можно делать только в «Поле для заметок» второго задания: при подготовке пересказа и во время него.";
        yield return "Если связь прервётся, оставайтесь на месте: страница подключится сама, и мы продолжим.";
        yield return Ready;
    }

    private static IEnumerable<string> Checks(AuditoriumSnapshot s, RegulationPack regulation)
    {
        yield return CategoryScript.Alone(s.Day.Plan, s.Day.Current!.Participant);
        yield return "Попросите показать рабочий стол: на нём нет ничего лишнего.";
        if (regulation.DraftSheet.Value == DraftSheet.OneForRetelling)
        {
            yield return "Попросите показать лист для заметок с двух сторон: он чистый.";
        }

        yield return regulation.DocumentRule.Value == DocumentRule.Required
            ? "Сверьте фотографию в документе с лицом участника."
            : "Сверьте фотографию в документе с лицом участника. Документа нет — пусть личность подтвердит сотрудник школы, который знает участника; назовите его для записи.";
    }

    private static string[] Todo(AuditoriumSnapshot s, DayAttempt attempt, RegulationPack regulation) =>
        (WritingRules.IsWritten(s.Day.Plan, attempt.Participant) ? WrittenScript.Todo(attempt.Stage, attempt.Variant, attempt.Topic is not null) : null)
        ?? Todo(attempt, regulation);

    private static string[] Todo(DayAttempt attempt, RegulationPack regulation) => attempt.Stage switch
    {
        // What he has to say for the recording stands beside it: StationPrompts.
        Stage.TextIntroduction => ["Отметьте, что участник назвал, и нажмите «Далее»."],
        Stage.ReadingAloud or Stage.Retelling or Stage.Monologue => ["Выслушайте ответ, поддержите добрым словом и нажмите «Далее»."],
        Stage.TopicChoice when attempt.Topic is null && regulation.DraftSheet.Value == DraftSheet.OneForRetelling =>
            ["Попросите показать лист с заметками и убрать его: дальше он не нужен.", "Отметьте тему, которую назвал участник."],
        Stage.TopicChoice when attempt.Topic is null => ["Отметьте тему, которую назвал участник."],
        Stage.Dialogue => ["Задайте три вопроса карточки; можно спросить и другое по теме.", "Если ответ короткий, попросите рассказать подробнее."],
        Stage.Closing => ["Поддержите участника добрым словом и завершите собеседование."],
        _ => ["Объявите начало и конец этапа, затем нажмите «Далее»."],
    };
}
