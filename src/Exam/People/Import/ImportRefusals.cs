using System.Globalization;

namespace Itog.Exam.People.Import;

/// <summary>Why a list as a whole cannot be read, and how to mend it.</summary>
internal static class ImportRefusals
{
    public static Problem Empty { get; } = new(
        "list-empty", "В файле нет участников", "Файл пуст или в нём только заголовок. Выгрузите список ещё раз.");

    public static Problem Unreadable { get; } = new(
        "list-unreadable", "Файл не читается", "Это не CSV и не XLSX, или файл повреждён. Сохраните список в Excel как «Книга Excel (.xlsx)» или «CSV (разделители — точка с запятой)».");

    public static Problem OldExcel { get; } = new(
        "list-old-excel", "Старый формат Excel или пароль", "Файл .xls сохраните в Excel как «Книга Excel (.xlsx)»; если книга защищена паролем, снимите его. Затем загрузите файл снова.");

    public static Problem TooLarge { get; } = new(
        "list-too-large", "Список слишком велик", string.Create(CultureInfo.InvariantCulture, $"Принимаем до {ListReader.MostRows} строк за раз. Разделите список на части."));

    public static Problem OpenQuote(int row) => new(
        "list-open-quote", "Не закрыта кавычка", string.Create(CultureInfo.InvariantCulture, $"В строке {row} открыта кавычка \" и нигде не закрыта. Закройте или уберите её и загрузите файл снова."));

    public static Problem TooLongCell(int row) => new(
        "list-long-cell", "Слишком длинная ячейка", string.Create(CultureInfo.InvariantCulture, $"В строке {row} есть ячейка длиннее {CsvReader.LongestCell} знаков. Похоже, файл повреждён: выгрузите его ещё раз."));

    public static Problem TooWide(int row) => new(
        "list-wide-row", "Слишком много столбцов", string.Create(CultureInfo.InvariantCulture, $"В строке {row} больше {CsvReader.MostCells} столбцов. Похоже, файл повреждён: выгрузите его ещё раз."));

    public static Problem NoHeader(IEnumerable<string> missing) => new(
        "list-no-header", "Не найдены нужные столбцы", $"В первых строках нет заголовков: {string.Join(", ", missing.Select(m => $"«{m}»"))}. Добавьте строку заголовков с этими названиями.");

    public static Problem TwoColumns(string title, string first, string second) => new(
        "list-two-columns", "Два столбца об одном", $"Столбцы {first} и {second} оба называются «{title}». Оставьте один из них или переименуйте.");
}
