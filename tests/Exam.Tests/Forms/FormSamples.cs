using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Exam.Tests.Forms;

/// <summary>Records to print in tests.</summary>
internal static class FormSamples
{
    public static readonly FormTitles Titles = RegulationPacks.Get("ru-2026").FormTitles;

    public static ExpertProtocolRecord Protocol(string set = "ru-2026", ParticipantCategory category = ParticipantCategory.Usual)
    {
        var criteria = CriteriaSets.Get(set);
        var scale = criteria.ScaleFor(category).Value;
        var scores = scale.Codes.ToDictionary(code => code, code => code == "Р3" ? 1 : criteria.Find(code)!.Max);
        return new ExpertProtocolRecord(
            Titles,
            criteria,
            "Константинопольская-Преображенская Александра Вячеславовна",
            "9А",
            "0101",
            102,
            ScoreSheet.Compute(criteria, scale, scores, []),
            EarlyEnd: false,
            Removed: false,
            "Морозова Ирина Павловна",
            new ElectronicSignature(new DateTimeOffset(2026, 2, 11, 9, 41, 5, TimeSpan.FromHours(3)), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Version: 1,
            CorrectionReason: null);
    }

    public static AuditoriumRegisterRecord Register(int rows) => new(
        Titles,
        "26",
        "017",
        "260117",
        "0101",
        new DateOnly(2026, 2, 11),
        "Соколова Елена Викторовна",
        [.. Enumerable.Range(0, rows).Select(Row)]);

    public static readonly FormPlace Place = new("26", "017", "260117", "МБОУ «Средняя общеобразовательная школа № 7 имени Героя Советского Союза В. Д. Ревякина»", new DateOnly(2026, 2, 11));

    /// <summary>A name that no narrow column holds on one line.</summary>
    public const string LongName = "Константинопольская-Преображенская Александра-Виктория Вячеславовна-Кызы";

    public static readonly ActParticipant Participant = new(
        "Константинопольская-Преображенская", "Александра", "Вячеславовна", "4512", "100003", new DateOnly(2010, 7, 3), Place.SchoolName);

    public static readonly ActOfficials Officials = new("Фёдорова Мария Ивановна", "Кузнецов Андрей Петрович");

    /// <summary>The name of the person in a row of a long list: unique, and now and then very long.</summary>
    public static string Name(int i) => i % 7 == 1 ? $"{LongName} Номер-{i + 1}" : $"Участников Иван Номерович-{i + 1}";

    public static ParticipantListRecord List(int rows, bool conditions) => new(
        Titles, Place, conditions, [.. Enumerable.Range(0, rows).Select(i => new ParticipantListRow(
            Name(i),
            "увеличение продолжительности на 30 минут; аудитория на первом этаже; присутствие ассистента; перерывы для лечебных процедур",
            $"010{(i % 3) + 1}",
            Absent: i % 10 == 9))]);

    public static EarlyEndActRecord EarlyEnd(string reasons) => new(Titles, Place, "0101", Participant, reasons, new TimeOnly(9, 41), Officials);

    public static RemovalActRecord Removal(string reasons) => new(Titles, Place, "0101", Participant, reasons, new TimeOnly(10, 5), Officials);

    public static ConnectionScheduleRecord Schedule(int rows) => new(
        Titles, Place, "0101", "Соколова Елена Викторовна",
        [.. Enumerable.Range(0, rows).Select(i => new ConnectionScheduleRow(new TimeOnly(9, 0).AddMinutes(20 * i), Name(i), "9А", i % 5 == 0 ? 46 : 16))]);

    public static AcquaintanceRecord Acquaintance(int rows) => new(
        Titles, Place, "Кузнецов Андрей Петрович",
        [.. Enumerable.Range(0, rows).Select(i => new AcquaintanceRow(Name(i), "9А", i == 5 ? null : i % 21, i == 5 ? null : i % 21 >= 10, Acquainted(i, 2), Acquainted(i, 3)))]);

    /// <summary>Every so many of a list know their result electronically, the next ones by their signature on paper.</summary>
    private static AcquaintanceMark? Acquainted(int i, int every) => (i % every) switch
    {
        0 => new AcquaintanceMark(new DateOnly(2026, 2, 16), new TimeOnly(14, i)),
        1 => new AcquaintanceMark(new DateOnly(2026, 2, 17), null),
        _ => null,
    };

    public static DestructionActRecord Destruction(int rows) => new(
        Titles, Place, new DateOnly(2027, 3, 1), "приказ от 03.12.2025 № 2810, «Места, порядок и сроки хранения»", new DateOnly(2027, 3, 2),
        [.. Enumerable.Range(0, rows).Select(i => new DestroyedMaterial($"Аудиозаписи ответов участников, аудитория 01{i:00}", $"{i + 3} файлов", "удаление файлов и их ключа шифрования"))],
        [new ActSigner("Председатель комиссии", "Кузнецов Андрей Петрович"), new ActSigner("Член комиссии", "Фёдорова Мария Ивановна"), new ActSigner("Технический специалист", "Лебедев Олег Игоревич")]);

    public static NoRecordingActRecord NoRecording() => new(
        Titles, Place, "0101", LongName, "9А", new TimeOnly(9, 3), new TimeOnly(9, 19), "решение государственной экзаменационной комиссии от 05.02.2026 № 12",
        [new ActSigner("Экзаменатор-собеседник", "Соколова Елена Викторовна"), new ActSigner("Эксперт", "Морозова Ирина Павловна"), new ActSigner("Технический специалист", "Лебедев Олег Игоревич"), new ActSigner("Общественный наблюдатель", string.Empty)]);

    public static ApplicationRecord Application() => new(
        Titles, Place.SchoolName, "Кузнецову Андрею Петровичу", Participant, "+7 (900) 000-00-00", "Паспорт гражданина Российской Федерации", Male: false,
        PmpkRecommendation: true, DisabilityCertificate: false, "увеличение продолжительности на 30 минут; присутствие ассистента, оказывающего техническую помощь; перерывы",
        "Преображенский Вячеслав Олегович", "0042");

    public static ResultForm Results(int rows, string set = "ru-2026")
    {
        var criteria = CriteriaSets.Get(set);
        return new ResultForm(Titles, Place, criteria, [.. Enumerable.Range(0, rows).Select(i =>
        {
            var scale = criteria.ScaleFor(i == 4 && set == "ru-2026" ? ParticipantCategory.DevelopmentalDelay : ParticipantCategory.Usual).Value;
            var scores = scale.Codes.ToDictionary(code => code, code => code == "Р3" ? 1 : criteria.Find(code)!.Max);
            var scored = i is not (2 or 3);
            var name = Name(i).Split(' ');
            return new ResultFormRow(
                Guid.NewGuid(), $"{i + 1:0000}", name[0], name[1], string.Join(' ', name[2..]), "9А", "0101", "4512", $"1000{i:00}", 101 + (i % 3),
                Reserve: false, Unfinished: i == 2, Removed: i == 3, scored ? ScoreSheet.Compute(criteria, scale, scores, []) : null, "Морозова Ирина Павловна");
        })]);
    }

    private static AuditoriumRegisterRow Row(int i) => new(
        i == 1 ? "Константинопольская-Преображенская Александра Вячеславовна" : $"Участников Иван Номерович-{i + 1}",
        "4512",
        $"1000{i:00}",
        "9А",
        new TimeOnly(9, 0).AddMinutes(17 * i),
        new TimeOnly(9, 15).AddMinutes(17 * i),
        EarlyEnd: i == 2,
        Removed: i == 3,
        i is 2 or 3 ? null : new TimeOnly(9, 18).AddMinutes(17 * i));
}
