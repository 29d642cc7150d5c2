using Itog.Exam;

namespace Itog.Queue.Day;

// What is refused about extra minutes, attendants and the written form.
internal static partial class Refusal
{
    public static Problem Resting { get; } = new(
        "resting", "Идёт перерыв участника", "Время этапа стоит. Когда участник будет готов, нажмите «Продолжить» — он может сделать это и сам.", "004 §2.2");

    public static Problem NothingToRestFrom { get; } = new(
        "no-rest-now", "Перерыв сейчас не нужен", "Перерыв за счёт дополнительного времени берут, когда задания уже открыты и собеседование ещё идёт.", "004 §2.2");

    public static Problem NoExtraTime { get; } = new(
        "no-extra-time", "Дополнительного времени нет", "Перерыв берут из дополнительных минут, а участнику они не назначены. Их основание вносят в карточку участника.", "004 §6.4");

    public static Problem ExtraTimeSpent { get; } = new(
        "extra-time-spent", "Дополнительное время уже использовано", "Продолжайте без перерыва. Если участнику плохо, собеседование можно завершить досрочно по уважительной причине.", "004 §2.2");

    public static Problem NoInterpreter { get; } = new(
        "interpreter-not-assigned", "Сурдопереводчик не назначен",
        "Участник отвечает с помощью сурдопереводчика. Ответственный организатор назначает его в разделе «Помощники» и даёт ему ссылку.", "004 прил. 12");

    public static Problem InterpreterAway(string name) => new(
        "interpreter-away", "Сурдопереводчика нет на связи", $"Дождитесь, пока подключится {name}: без него участник не слышит вас и не может ответить. Если нужно, начните перерыв.", "004 прил. 12");

    public static Problem NotInWriting { get; } = new(
        "not-in-writing", "Вы отвечаете устно", "Письменная форма назначается по рекомендациям ПМПК. Если это ошибка, скажите собеседнику.", "004 §6.7");

    public static Problem AnswerLocked(int task) => new(
        "answer-locked", "Ответ сейчас нельзя изменить",
        $"Задание {task} пишут, пока идёт его этап и не начат перерыв. Всё, что написано до этого, сохранено.", "004 §6.7");

    public static Problem AnswerTooLong { get; } = new(
        "answer-too-long", "Ответ слишком длинный", $"В ответ на задание помещается не больше {WritingRules.AnswerLimit} знаков. Сократите текст: прежний сохранён.");

    public static Problem AnswerNewer { get; } = new(
        "answer-newer", "На сервере более новый текст", "Этот ответ дописан в другом окне. Страница показывает последний сохранённый текст: продолжайте с него.");

    public static Problem NoWrittenDialogue { get; } = new(
        "no-written-dialogue", "Вопрос сейчас не передать", "Письменно вопросы задают тому, кто отвечает письменно, и только на этапе диалога.", "004 прил. 12");

    public static Problem BadQuestion { get; } = new(
        "question-text", "Вопрос не отправлен", $"Напишите вопрос длиной до {WritingRules.QuestionLimit} знаков. Больше двенадцати вопросов задать нельзя.");
}
