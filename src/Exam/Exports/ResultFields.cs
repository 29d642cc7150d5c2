using System.Globalization;
using Itog.Exam.Scoring;

namespace Itog.Exam.Exports;

/// <summary>
/// The fields of the result form under the names that the neighbouring systems' B2P record uses, so that every file says the same. Pure.
/// </summary>
public static class ResultFields
{
    /// <summary>What stands once at the head of a page.</summary>
    public static IReadOnlyList<ResultField> Head(ResultForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return
        [
            ResultField.Of("Регион", form.Place.Region),
            ResultField.Of("Код_ППЭ", form.Place.SchoolCode),
            ResultField.Of("Код_предмета", ResultForm.SubjectCode),
            ResultField.Of("Код_МСУ", form.Place.MunicipalityCode),
            ResultField.Of("Название_предмета", form.Titles.SubjectName.Value),
            ResultField.Of("Дата", form.Place.Date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>A person's block; every person of a form has the same fields in the same order.</summary>
    public static IReadOnlyList<ResultField> Person(ResultForm form, ResultFormRow row)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(row);
        return
        [
            ResultField.Of("Фамилия", row.FamilyName),
            ResultField.Of("Имя", row.GivenName),
            ResultField.Of("Отчество", row.Patronymic),
            ResultField.Of("Класс", row.Class),
            ResultField.Of("Аудитория", row.AuditoriumNumber),
            ResultField.Of("Документ_серия", row.DocumentSeries),
            ResultField.Of("Документ_номер", row.DocumentNumber),
            ResultField.Of("Номер_варианта", row.VariantNumber),
            ResultField.Mark("Резерв", row.Reserve),
            // The absent have no row: they stand in the list of participants [D11].
            ResultField.Of("Неявка", (int?)null),
            .. form.CriteriaSet.Blocks.SelectMany(block => Scores(row.Sheet, block)),
            ResultField.Of("Итоговый_балл", row.Sheet?.Total),
            ResultField.Of("Зачёт", row.Sheet?.Passed switch { true => "зачёт", false => "незачёт", null => null }),
            ResultField.Of("ФИО_эксперта", row.ExpertName),
            ResultField.Mark("Не_закончил", row.Unfinished),
            ResultField.Mark("Удалён", row.Removed),
            ResultField.Of("Код_участника", row.ParticipantCode),
        ];
    }

    private static IEnumerable<ResultField> Scores(ScoreSheet? sheet, ScoreBlock block) =>
        block.Criteria.Select(c => ResultField.Of(c.Code, ScoreOf(sheet, c.Code)))
            .Append(ResultField.Of(block.Task is { } task ? $"Итого_задание_{task.ToString(CultureInfo.InvariantCulture)}" : "Итого_речь", SubtotalOf(sheet, block)));

    /// <summary>The counted score; null where the scale of the participant scores nothing.</summary>
    internal static int? ScoreOf(ScoreSheet? sheet, string code) => sheet?.Scores.TryGetValue(code, out var score) == true ? score : null;

    /// <summary>The sum of a task or of speech; null where the scale of the participant scores nothing in it.</summary>
    internal static int? SubtotalOf(ScoreSheet? sheet, ScoreBlock block) =>
        sheet is not null && block.Criteria.Any(c => sheet.Scale.Scores(c.Code)) ? sheet.BlockTotal(block.Task) : null;
}
