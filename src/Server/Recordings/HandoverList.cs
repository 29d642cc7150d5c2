using System.Text;
using Itog.Conference;
using Itog.Exam;
using Itog.Queue.Views;
using Itog.Recorder;
using Itog.Recorder.Manifest;

namespace Itog.Server.Recordings;

/// <summary>The list that lies beside the files of a <see cref="Handover"/>, for people: what is there, how long, with what faults. Codes only. Pure.</summary>
internal static class HandoverList
{
    public const string FileName = "Опись.txt";

    /// <param name="checksums">SHA-256 of each file in the archive, by its name.</param>
    public static string Write(Handover handover, HandoverFiles files, IReadOnlyDictionary<string, string> checksums)
    {
        var text = new StringBuilder();
        Line(text, $"Опись записей итогового собеседования");
        Line(text, $"Дата: {handover.Date.ToString("d MMMM yyyy", Russian.Culture)} года");
        Line(text, $"Школа: {handover.School.Name}, код {handover.School.Code}");
        Line(text, $"Аудитория: {handover.Auditorium.Number}, {handover.Auditorium.Name}");
        Line(text, $"Записей: {handover.Recordings.Count}");
        var number = 0;
        foreach (var handed in handover.Recordings)
        {
            var recording = handed.Recording;
            Line(text, $"");
            Line(text, $"{++number}. {Title(recording.Request)}");
            Line(text, $"   Начало записи: {TimeZoneInfo.ConvertTime(recording.Started, handover.School.TimeZone):HH:mm:ss}, длительность {recording.Duration:hh\\:mm\\:ss}");
            if (recording.WavPath is null)
            {
                Line(text, $"   Звуковой файл не получился. Журналы записи остались на сервере: обратитесь к техническому специалисту.");
                continue;
            }

            foreach (var file in files.Of(handed))
            {
                Line(text, $"   {(file.Picture is null ? "Файл" : "Видео")}: {file.Name}");
                Line(text, $"   SHA-256: {checksums[file.Name]}");
                WriteGaps(text, recording, file.Picture);
            }

            Line(text, $"   Проверка: {Verdict(recording)}");
            foreach (var (whose, from, until) in Attempts(recording))
            {
                Line(text, $"   С {At(from):hh\\:mm\\:ss} по {At(until):hh\\:mm\\:ss} — участник {whose}");
            }

            foreach (var gap in recording.Gaps)
            {
                Line(text, $"   Тишина с {At(gap.StartSample):hh\\:mm\\:ss}, {(double)gap.Samples / RecordingManifest.SampleRate:0.0} с, {Side(gap.Track)}: {Cause(recording, gap)}");
            }
        }

        return text.ToString();
    }

    /// <summary>What a picture's file is called behind the name of its recording.</summary>
    public static string NameOf(Slot slot) => slot switch
    {
        { Source: TrackSource.Screen } => "экран",
        { Seat: Seat.Participant } => "участник",
        { Seat: Seat.SignInterpreter } => "переводчик",
        _ => "собеседник",
    };

    private static void WriteGaps(StringBuilder text, RecordingStatus recording, RecordedPicture? picture)
    {
        foreach (var gap in picture?.Gaps ?? [])
        {
            var at = TimeSpan.FromSeconds((double)gap.StartSample / RecordingManifest.SampleRate);
            var cause = gap.Cause != GapCause.Pause ? Cause(recording, gap)
                : picture!.Slot.Source == TrackSource.Screen ? "экран не показывали" : "камера ничего не передавала";
            Line(text, $"   Нет изображения с {at:hh\\:mm\\:ss}, {(double)gap.Samples / RecordingManifest.SampleRate:0.0} с: {cause}");
        }
    }

    private static string Title(RecordingRequest request) => request.Mode == RecordingMode.Stream
        ? "Вся аудитория, потоковая запись"
        : string.Create(Russian.Culture, $"Участник {request.ParticipantCode}, попытка {request.AttemptNumber}");

    /// <summary>Which attempt runs from when to when in the recording of a day.</summary>
    private static IEnumerable<(string Whose, long From, long Until)> Attempts(RecordingStatus recording)
    {
        foreach (var begun in recording.Marks.Where(m => m.Kind == "attemptBegun"))
        {
            var ended = recording.Marks.FirstOrDefault(m => m.Kind == "attemptEnded" && m.Label == begun.Label && m.Sample >= begun.Sample);
            yield return (begun.Label.Replace("/", ", попытка ", StringComparison.Ordinal), begun.Sample,
                ended?.Sample ?? (long)(recording.Duration.TotalSeconds * RecordingManifest.SampleRate));
        }
    }

    private static TimeSpan At(long sample) => TimeSpan.FromSeconds((double)sample / RecordingManifest.SampleRate);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(Russian.Culture)).Append("\r\n");

    private static string Verdict(RecordingStatus recording) => recording.Verdict switch
    {
        null => "не проводилась",
        { Grade: var grade, Findings: [] } => VerdictWords.Grade(grade),
        { Grade: var grade, Findings: var findings } => $"{VerdictWords.Grade(grade)}. {string.Join(". ", findings.Select(VerdictWords.Reason))}",
    };

    private static string Side(string track) => track.StartsWith("participant/", StringComparison.Ordinal) ? "участник" : "собеседник";

    private static string Cause(RecordingStatus recording, RecordingGap gap) => gap.Cause switch
    {
        GapCause.Loss => "потери в сети",
        GapCause.Pause => "микрофон ничего не передавал",
        GapCause.Stall => "устройство остановило передачу",
        GapCause.Connection => "связи не было",
        GapCause.Paused when recording.Pauses.LastOrDefault(p => p.StartSample <= gap.StartSample + gap.Samples) is { Reason: RecordingPause.ByRegulation } =>
            "пауза по регламенту",
        GapCause.Paused => "ответ без записи, по решению комиссии",
        GapCause.Restart => "сервер перезапускался",
        _ => "диск не принимал запись",
    };
}
