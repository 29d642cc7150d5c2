using Itog.Exam.People.Attendants;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Recorder.Quality;

namespace Itog.Queue.Views;

/// <summary>Alarms in words, newest first. Pure functions of a snapshot.</summary>
public static class AlarmParts
{
    /// <summary>Every alarm of the day: for the technician.</summary>
    public static IReadOnlyList<AlarmView> All(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return [.. s.Day.Alarms.Reverse().Select(a => View(s, a))];
    }

    /// <summary>What the technician has not acknowledged in time: for the interlocutor and the organizer.</summary>
    public static IReadOnlyList<AlarmView> Repeated(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return [.. s.Day.Alarms.Reverse().Where(a => a is { Pressing: true, RepeatedAt: not null }).Select(a => View(s, a))];
    }

    /// <summary>Who asks for help and has not been seen to: for the interlocutor at once, and quietly.</summary>
    public static IReadOnlyList<HelpCallView> HelpCalls(AuditoriumSnapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return [.. s.Day.Alarms.Where(a => a is { Kind: AlarmKind.HelpAsked, Pressing: true, Participant: not null })
            .Select(a => new HelpCallView(a.Id, a.Participant!.Value, ViewParts.Name(s, a.Participant.Value), a.Need ?? HelpNeed.Other, a.At))];
    }

    private static AlarmView View(AuditoriumSnapshot s, Alarm alarm) =>
        new(alarm.Id, alarm.At, Text(s, alarm), alarm.Acknowledged, alarm.AcknowledgedAt, alarm.AcknowledgedBy, alarm.RepeatedAt, alarm.OverAt);

    private static string Need(HelpNeed? need) => need switch
    {
        HelpNeed.Sound => "плохо слышно",
        HelpNeed.Picture => "плохо видно собеседника",
        HelpNeed.Card => "не видно задания",
        _ => "другой вопрос",
    };

    private static string Text(AuditoriumSnapshot s, Alarm alarm)
    {
        var who = alarm.Participant is { } id && ViewParts.Name(s, id) is var name ? $"{name.FamilyName} {name.GivenName}".Trim() : "участник";
        return alarm.Kind switch
        {
            AlarmKind.ParticipantLost => $"Связь прервалась: {who}. Помогите восстановить подключение.",
            AlarmKind.InterlocutorLost => "Собеседник отключился. Этап ждёт его возвращения.",
            AlarmKind.AttendantLost => $"Связь прервалась: {(alarm.Detail == nameof(AttendantRole.Assistant) ? "ассистент" : "сурдопереводчик")} участника {who}. Помогите восстановить подключение.",
            AlarmKind.ScreenStopped => "Показ экрана с КИМ остановлен во время экзамена.",
            AlarmKind.TechnicalFailure => $"Технический сбой, участник возвращён в очередь: {who}. {alarm.Detail}",
            AlarmKind.RecordingFailed => $"Сбой записи: {alarm.Detail}",
            AlarmKind.RecordingPaused => $"Запись на паузе: {who}. {alarm.Detail} Проследите, чтобы её продолжили.",
            AlarmKind.Sound => alarm.Sound?.Text ?? "Со звуком что-то не так.",
            AlarmKind.RecordingPoor => $"Запись — {VerdictWords.Grade(alarm.Grade ?? VerdictGrade.Doubtful)}: {who}. {alarm.Detail} Прослушайте запись и примите решение.",
            AlarmKind.RecordingDisputed => $"{who} плохо слышит свою запись. Прослушайте её вместе и примите решение.",
            AlarmKind.HelpAsked => $"{who} просит помощи: {Need(alarm.Need)}.",
            _ => "На диске с записями мало места. Освободите его до следующего участника.",
        };
    }
}
