using System.Globalization;

namespace Itog.Exam.Retention;

/// <summary>Why nothing is destroyed.</summary>
public static class DestructionRefusals
{
    internal static readonly Problem DayUnknown = new("no-such-day", "Нет такого дня экзамена", "День экзамена не найден: обновите страницу.");

    /// <summary>The day was not closed.</summary>
    public static readonly Problem NotClosed = new(
        "retention-day-open", "Экзамен ещё не закрыт",
        "Материалы незакрытого экзамена не уничтожают. Откройте раздел «Закрытие»: он скажет, чего не хватает.");

    /// <summary>Nobody signed an act yet, because nothing was destroyed.</summary>
    public static readonly Problem NoAct = new("no-such-act", "Акта пока нет", "Акт появится, когда материалы будут уничтожены.");

    /// <summary>Somebody asks for what was destroyed.</summary>
    public static readonly Problem Destroyed = new(
        "materials-destroyed", "Материалы уничтожены",
        "Срок хранения материалов этого дня закончился, и они уничтожены. Акт об уничтожении — в разделе «Хранение».");

    /// <summary>A recording is still being written or finished.</summary>
    public static readonly Problem RecordingOpen = new(
        "retention-recording-open", "Запись ещё не готова",
        "Одна из записей этого дня ещё не завершена. Откройте её на странице технического специалиста, завершите и попробуйте снова.");

    /// <summary>The disk did not let go of a file.</summary>
    public static readonly Problem Incomplete = new(
        "destruction-incomplete", "Удалены не все файлы",
        "Диск не дал удалить часть файлов. Позовите технического специалиста: папка хранилища должна быть доступна для записи. Потом нажмите «Довести до конца».");

    /// <summary>A recheck needs its recording.</summary>
    public static Problem UnderRecheck(IReadOnlyList<string> names) => new(
        "retention-recheck-open", "Идёт перепроверка",
        $"Записи нужны для перепроверки: {string.Join(", ", names)}. Доведите её до решения в разделе «Перепроверка» и попробуйте снова.");

    internal static Problem Commission(int fewest, int longest) => new(
        "destruction-commission", "Не указано, кто уничтожает",
        string.Create(CultureInfo.InvariantCulture, $"Впишите не меньше {fewest} человек: должность, фамилию и инициалы, не длиннее {longest} знаков. Они подпишут акт."));
}
