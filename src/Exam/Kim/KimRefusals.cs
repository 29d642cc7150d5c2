using System.Globalization;
using Itog.Exam.Kim.Package;
using Itog.Exam.Regulation;

namespace Itog.Exam.Kim;

/// <summary>Every refusal of receiving and opening the materials, with its words and its clause.</summary>
internal static class KimRefusals
{
    private const int FaultsNamed = 8;

    public static readonly Problem NoPackage = new("no-such-package", "Такого пакета нет", "Обновите страницу: список пакетов изменился.");

    public static readonly Problem TooLarge = new(
        "kim-package-too-large", "Пакет слишком велик", $"Пакет КИМ должен быть не больше {KimBook.LargestPackage / 1024 / 1024} МБ. Проверьте, тот ли файл вы выбрали, или уменьшите изображения.");

    public static readonly Problem Known = new(
        "kim-package-taken", "Этот пакет уже загружен", "Точно такой же файл уже есть в списке: загружать его второй раз не нужно.");

    public static readonly Problem AlreadyOpened = new(
        "kim-package-opened", "Пакет уже открыт", "Варианты этого пакета уже доступны. Убрать открытый пакет нельзя: его могли показать участникам.");

    public static readonly Problem Withdrawn = new("kim-package-withdrawn", "Пакет снят", "Этот пакет снят и не используется. Загрузите нужный пакет.");

    public static readonly Problem ReasonRequired = new("reason-required", "Нужна причина", "Укажите, почему пакет снимается: это останется в журнале.");

    public static readonly Problem PasswordRequired = new("kim-password-required", "Нужен пароль", "Введите пароль, который сообщил региональный центр обработки информации.");

    public static readonly Problem WrongPassword = new(
        "kim-wrong-password",
        "Пароль не подошёл",
        "Проверьте раскладку, регистр букв и пробелы по краям, убедитесь, что пароль от этого пакета. Попробуйте ещё раз или позвоните в региональный центр.");

    /// <summary>A rehearsal opens its materials at any hour, so nothing real may ever come near it.</summary>
    public static Problem Rehearsal { get; } = new(
        "kim-rehearsal", "На репетиции только учебные материалы",
        "Настоящий пакет загружают в день экзамена: репетицию можно начать в любой час, поэтому с настоящими материалами она не работает. Выберите день экзамена наверху.", "004 §5.1");

    public static Problem Sealed(DateTimeOffset opensAt, TimeSpan wait, string clause) => new(
        "kim-sealed",
        "КИМ ещё запечатан",
        string.Create(CultureInfo.InvariantCulture, $"Материалы можно открыть не ранее {opensAt:HH:mm} {opensAt:dd.MM.yyyy} по местному времени школы. Осталось {Say(wait)}."),
        clause);

    public static Problem NumberTaken(IReadOnlyList<int> numbers) => new(
        "kim-variant-number-taken",
        "Варианты с такими номерами уже есть",
        $"В этот день уже открыты варианты {string.Join(", ", numbers)} с другим содержанием. Уточните в региональном центре, какой пакет верный.");

    public static Problem BadPackage(IReadOnlyList<KimPackageFault> faults)
    {
        var more = faults.Count > FaultsNamed ? $" И ещё ошибок: {faults.Count - FaultsNamed}." : "";
        return new(
            "kim-package-bad",
            "В пакете КИМ ошибки — ничего не загружено",
            string.Join(" ", faults.Take(FaultsNamed).Select(f => $"{f}.")) + more);
    }

    public static Problem Of(DamagedArchiveException damaged) => damaged.Fault switch
    {
        ArchiveFault.WrongPassword => WrongPassword,
        ArchiveFault.NotZip => new(
            "kim-not-zip", "Это не ZIP-архив", "Файл не читается как ZIP: возможно, он скачан не до конца. Скачайте его ещё раз или получите по электронной почте."),
        ArchiveFault.NotEncrypted => new(
            "kim-not-encrypted", "Пакет не зашифрован", $"Файл «{damaged.File}» не защищён шифрованием AES. Пакет с КИМ должен быть зашифрован целиком: запросите его заново."),
        ArchiveFault.TooLarge => new(
            "kim-package-too-large", "Пакет слишком велик", $"{Where(damaged)}: слишком много или слишком большие файлы (один файл — не больше {AesZipArchive.LargestFile / 1024 / 1024} МБ)."),
        ArchiveFault.Unsupported => new(
            "kim-unsupported-zip", "Такой архив не поддерживается", $"{Where(damaged)}: нужен обычный ZIP с шифрованием AES-256 и сжатием Deflate, без деления на тома."),
        _ => new(
            "kim-package-damaged", "Архив повреждён", $"{Where(damaged)}: содержимое не сходится с контрольной подписью. Скачайте пакет ещё раз или получите его по электронной почте."),
    };

    private static string Where(DamagedArchiveException damaged) => damaged.File is { } file ? $"Файл «{file}»" : "Архив";

    private static string Say(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        return string.Join(' ', new[] { (days, "сут"), (hours, "ч"), (rest, "мин") }.Where(p => p.Item1 > 0).Select(p => $"{p.Item1}\u00A0{p.Item2}"));
    }
}
