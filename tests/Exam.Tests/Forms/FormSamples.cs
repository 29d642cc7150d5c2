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
