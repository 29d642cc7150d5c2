using System.Globalization;
using System.Text;

namespace Itog.Exam.Closing;

/// <summary>The list in the transfer package, for people. Codes only. Pure.</summary>
internal static class TransferList
{
    public const string FileName = "Опись.txt";

    public static string Write(TransferManifest manifest)
    {
        var text = new StringBuilder();
        Line($"Материалы итогового собеседования для передачи в РЦОИ");
        Line($"Дата: {manifest.Date.ToString("d MMMM yyyy", Russian.Culture)} года");
        Line($"Школа: {manifest.SchoolName}, код ОО {manifest.SchoolCode}, код МСУ {manifest.MunicipalityCode}, регион {manifest.Region}");
        Line($"Экзамен закрыт: {manifest.ClosedAt.ToString("dd.MM.yyyy HH:mm 'UTC'zzz", Russian.Culture)}");
        Line($"");
        Line($"Участников по списку: {manifest.Outcomes.Values.Sum()}");
        foreach (var (outcome, words) in Words)
        {
            Line($"  {words}: {manifest.Outcomes.GetValueOrDefault(outcome)}");
        }

        Line($"Строк в специализированной форме: {manifest.ResultRows}");
        Line($"");
        Line($"Файлы (имя, размер в байтах, SHA-256):");
        var number = 0;
        foreach (var file in manifest.Files)
        {
            Line($"{++number}. {file.Name}");
            Line($"   {file.Size}   {file.Sha256}");
        }

        Line($"");
        Line($"Записи ответов передаются отдельными архивами по аудиториям. Их контрольные суммы (SHA-256):");
        foreach (var recording in manifest.Recordings)
        {
            var whose = recording.ParticipantCode is { } code ? $"участник {code}, попытка {recording.Attempt}" : "вся аудитория";
            Line($"{recording.File}   аудитория {recording.AuditoriumNumber}, {whose}");
            Line($"   {recording.Sha256 ?? "записи нет"}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append("\r\n");
    }

    private static readonly (ParticipantOutcome Outcome, string Words)[] Words =
    [
        (ParticipantOutcome.Finished, "завершили"),
        (ParticipantOutcome.EarlyEnd, "не завершили по уважительным причинам (ИС-08)"),
        (ParticipantOutcome.Removed, "удалены (ИС-09)"),
        (ParticipantOutcome.Absent, "не явились"),
    ];
}
