using System.Collections.Immutable;
using Itog.Conference;
using Itog.Exam.Audit;
using Itog.Queue.Day;
using Itog.Queue.Views;
using Itog.Recorder;
using Microsoft.Extensions.Hosting;

namespace Itog.Queue.Mailbox;

/// <summary>Brings what happens to recordings to the mailboxes: voices heard, files ready, troubles. One task for all recordings, in order.</summary>
internal sealed class RecordingEventPump(RecordingService recordings, AuditoriumMailboxes mailboxes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var happened in recordings.Subscribe(stoppingToken).ReadAllAsync(stoppingToken))
        {
            if (happened is RecordingEvent.Alarm { Code: RecorderAlarm.DiskLow or RecorderAlarm.DiskRecovered } disk)
            {
                await TellAllAsync(disk.Code);
            }
            else if (AttemptOf(happened) is { } attempt && mailboxes.Find(attempt) is { } mailbox)
            {
                foreach (var command in CommandsOf(happened))
                {
                    await mailbox.SendAsync(command, Actor.Server);
                }

                mailbox.Refresh();
            }
        }
    }

    /// <summary>What an event of the recorder asks of the day; nothing when it only changes how the recording looks.</summary>
    internal static IEnumerable<DayCommand> CommandsOf(RecordingEvent happened) =>
        happened is RecordingEvent.Ready ready ? ReadyCommands(ready.Status)
        : CommandOf(happened) is { } command ? [command]
        : [];

    private static DayCommand? CommandOf(RecordingEvent happened) => happened switch
    {
        RecordingEvent.SideHeard { Seat: Seat.Participant } e => new DayCommand.ConfirmSound(e.AttemptId, Voice.Participant),
        RecordingEvent.SideHeard { Seat: Seat.Interlocutor } e => new DayCommand.ConfirmSound(e.AttemptId, Voice.Interlocutor),
        RecordingEvent.HeadsKnown e => new DayCommand.NoteChainHeads(e.AttemptId, Seals(e.Heads)),
        RecordingEvent.SoundChanged e when VoiceOf(e.Seat) is { } voice =>
            new DayCommand.ReportSoundTrouble(e.AttemptId, new SoundTrouble(voice, e.Fault), e.Present),
        RecordingEvent.Failed e => new DayCommand.ReportRecordingFailure(
            e.AttemptId, "Звуковой файл не получился. Исходная запись сохранена: позовите технического специалиста."),
        RecordingEvent.Alarm { AttemptId: { } id, Code: var code } => Trouble(code) is { } text ? new DayCommand.ReportRecordingFailure(id, text) : null,
        _ => null,
    };

    /// <summary>What makes a later change of the recording visible, for the log, and what its check found; nothing while there is no sound file.</summary>
    internal static IEnumerable<DayCommand> ReadyCommands(RecordingStatus? status)
    {
        if (status?.Evidence is { } evidence)
        {
            yield return new DayCommand.ReportRecordingReady(status.AttemptId, evidence.WavSha256, Seals(evidence.Journals));
        }

        if (status?.Verdict is { } verdict)
        {
            yield return new DayCommand.JudgeRecording(status.AttemptId, verdict.Grade, [.. verdict.Findings.Select(VerdictWords.Reason)]);
        }
    }

    private static Voice? VoiceOf(Seat seat) => seat switch
    {
        Seat.Participant => Voice.Participant,
        Seat.Interlocutor => Voice.Interlocutor,
        _ => null,
    };

    private static ImmutableArray<SealedJournal> Seals(IEnumerable<JournalEvidence> journals) =>
        [.. journals.Select(j => new SealedJournal(j.Track, j.Segment, j.ChainHead, j.Sha256))];

    private static Guid? AttemptOf(RecordingEvent happened) => happened switch
    {
        RecordingEvent.SideHeard e => e.AttemptId,
        RecordingEvent.BothSidesHeard e => e.AttemptId,
        RecordingEvent.HeadsKnown e => e.AttemptId,
        RecordingEvent.Ready e => e.AttemptId,
        RecordingEvent.PicturesReady e => e.AttemptId,
        RecordingEvent.SoundChanged e => e.AttemptId,
        RecordingEvent.Failed e => e.AttemptId,
        RecordingEvent.Alarm e => e.AttemptId,
        _ => null,
    };

    private static string? Trouble(RecorderAlarm code) => code switch
    {
        RecorderAlarm.JournalWriteFailed => "Запись не сохраняется на диск. Освободите место или замените диск.",
        RecorderAlarm.RingOverflow => "Диск не успевает за записью: часть записи потеряна.",
        RecorderAlarm.FinalisingDelayed =>
            "Звуковой файл пока не получается: проверьте, установлен ли FFmpeg и есть ли место на диске. Исходная запись цела, сервер повторяет попытку сам.",
        RecorderAlarm.PicturesDelayed =>
            "Видео записи пока не получается: проверьте, есть ли место на диске. Звук готов, исходная запись цела, сервер повторяет попытку сам.",
        RecorderAlarm.JournalDamaged => "Исходная запись повреждена: подробности — в сведениях о записи.",
        _ => null,
    };

    private async Task TellAllAsync(RecorderAlarm code)
    {
        foreach (var mailbox in mailboxes.Open)
        {
            if (code == RecorderAlarm.DiskLow)
            {
                await mailbox.SendAsync(new DayCommand.ReportDiskLow(), Actor.Server);
            }

            mailbox.Refresh();
        }
    }
}
