namespace Itog.Exam.Rehearsals;

/// <summary>What a rehearsal may not do, and what may not be done to it.</summary>
public static class RehearsalRefusals
{
    private const string Clause = "002 §40.2";

    public static Problem NotClosed { get; } = new(
        "rehearsal-not-closed", "Репетицию не закрывают",
        "Закрывают и передают в РЦОИ только настоящий экзамен. Репетицию закончите в разделе «Репетиция»: её записи и учебные участники удалятся.");

    public static Problem NoResults { get; } = new(
        "rehearsal-no-results", "У репетиции нет результатов",
        "Файл результатов составляют только по настоящему экзамену, чтобы учебные баллы не попали в РЦОИ. Форму для пробы можно напечатать в разделе «Бумаги».");

    internal static Problem Past { get; } = new("day-past", "Дата уже прошла", "Проведите репетицию сегодня или назначьте её на будущий день.");

    internal static Problem ExamThatDay { get; } = new(
        "rehearsal-on-exam-day", "В этот день настоящий экзамен",
        "Репетицию проводят в другой день, чтобы учебное и настоящее не смешались. Пробное подключение в этот день участник делает по своей личной ссылке.", Clause);

    internal static Problem AlreadyThere { get; } = new(
        "rehearsal-taken", "Репетиция на этот день уже есть", "Продолжите её или закончите: тогда можно будет начать новую.");

    internal static Problem NoRoom { get; } = new(
        "rehearsal-no-room", "Нет аудиторий с собеседником", "Добавьте аудиторию и дайте в ней место собеседнику в разделе «Комиссии».", "002 §40.2");

    internal static Problem Nobody { get; } = new(
        "rehearsal-nobody", "Некому сдавать", "Отметьте участников школы или добавьте учебных: от 1 до 10 в аудиторию.");

    internal static Problem NoRehearsal { get; } = new("no-such-rehearsal", "Репетиции нет", "Этот день — не репетиция. Обновите страницу.");

    internal static Problem NoAuditorium { get; } = new("no-such-auditorium", "Аудитории нет", "Такой аудитории на этой репетиции нет. Обновите страницу.");

    public static Problem Running { get; } = new(
        "rehearsal-running", "Репетиция ещё идёт", "В одной из аудиторий идёт беседа или сохраняется запись. Закончите беседу на странице собеседника и повторите через минуту.");

    public static Problem FilesStay { get; } = new(
        "rehearsal-files", "Записи не удалились", "Диск не дал удалить файлы. Проверьте папку записей и повторите: репетиция остаётся в списке, пока файлы не удалены.");
}
