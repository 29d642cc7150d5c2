using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;

namespace Itog.Queue.Views;

/// <summary>The interlocutor's words where the course of a participant is not everybody's: a task left out, a text not read aloud, an answer by hands or in writing. Pure.</summary>
internal static class CategoryScript
{
    /// <summary>His words at a stage; the regulation's where nothing is different.</summary>
    public static string Line(DayPlan plan, Guid participant, StageRule rule)
    {
        var stages = plan.StagesOf(participant);
        if (WritingRules.IsWritten(plan, participant) && WrittenScript.Line(stages, rule.Stage) is { } written)
        {
            return written;
        }

        var first = rule.Stage == plan.FirstStage(participant) && rule.Stage != Stage.TextIntroduction;
        var said = rule.Stage switch
        {
            Stage.Greeting when stages.Length < AssignedCount => Greeting(stages),
            Stage.TextIntroduction when !stages.Contains(Stage.ReadingAloud) => $"{Name}Перед вами текст. Вслух его читать не нужно: по нему вы будете выполнять пересказ.",
            Stage.TextIntroduction when !stages.Contains(Stage.Retelling) => $"{Name}Перед вами текст для чтения вслух.",
            Stage.SilentReading when !stages.Contains(Stage.ReadingAloud) => "Прочитайте, пожалуйста, текст про себя. У вас до двух минут. За несколько секунд до конца я напомню. Начинайте.",
            Stage.ReadingAloud when plan.Participant(participant) is { ReadingUnscored: true } => "Если хотите, прочитайте текст вслух: это не оценивается. Если не хотите, идём дальше.",
            Stage.RetellingPreparation when !stages.Contains(Stage.ReadingAloud) => rule.InterlocutorLine.Replace("Спасибо, вы прочитали текст. Теперь другая работа: подготовьтесь", "Теперь подготовьтесь", StringComparison.Ordinal),
            Stage.TopicChoice when !stages.Contains(Stage.Retelling) => "Спасибо! Теперь выберите, пожалуйста, одну из трёх тем и назовите её номер.",
            // Nothing was recorded: there is nothing to listen to.
            Stage.Closing when plan.Participant(participant) is { ConsentRefused: true, NoRecordingDecision: not null } => "Спасибо, вы хорошо потрудились! Собеседование закончено. Осталось подтвердить это на вашей странице.",
            _ => rule.InterlocutorLine,
        };
        return first ? $"{Name}{said}" : said;
    }

    /// <summary>The part of the briefing that tells how he is recorded.</summary>
    public static string? Briefing(DayPlan plan, Guid participant) => plan.Participant(participant)?.Form switch
    {
        AnswerForm.Written => "Вы отвечаете письменно. Пишите на странице: всё сохраняется само. Собеседование записывается, камеру не выключайте.",
        AnswerForm.OralWithInterpreter => "Сурдопереводчик переведёт мои слова и произнесёт ваши ответы: его голос и ваши руки записываются. Не выключайте камеру.",
        _ => null,
    };

    /// <summary>Who may be in the participant's own room besides him.</summary>
    public static string Alone(DayPlan plan, Guid participant) =>
        string.Join(" и ", (plan.Participant(participant)?.Attendants ?? []).Where(a => a.Beside).Select(a => a.Name)) is { Length: > 0 } names
            ? $"Убедитесь, что в комнате только участник и {names}."
            : "Убедитесь, что в комнате больше никого нет.";

    private static readonly int AssignedCount = Enum.GetValues<Stage>().Length;

    /// <summary>The tasks of a course, for the greeting.</summary>
    public static string Tasks(IReadOnlyCollection<Stage> stages) => string.Join(", ", new[]
    {
        stages.Contains(Stage.ReadingAloud) ? "чтение текста вслух" : stages.Contains(Stage.SilentReading) ? "чтение текста про себя" : null,
        stages.Contains(Stage.Retelling) ? "пересказ" : null,
        stages.Contains(Stage.Monologue) ? "монолог" : null,
        stages.Contains(Stage.Dialogue) ? "диалог" : null,
    }.OfType<string>());

    private const string Name = "Назовите, пожалуйста, для записи фамилию, имя, отчество и номер варианта — он указан на вашей странице. Спасибо! ";

    private static string Greeting(IReadOnlyCollection<Stage> stages) =>
        $"Здравствуйте! Давайте познакомимся: меня зовут… А как зовут вас? Коротко расскажу, что нас ждёт: {Tasks(stages)}.";
}
