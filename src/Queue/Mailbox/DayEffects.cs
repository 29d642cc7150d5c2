using Itog.Conference;
using Itog.Queue.Day;
using Itog.Recorder;
using Itog.Recorder.Manifest;
using Microsoft.Extensions.Logging;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Mailbox;

/// <summary>
/// What follows in the room and in the recorder from events that are already in the database. Called by the mailbox's task only.
/// A failing effect changes no state: it is logged and, when it touches the recording, told to the technician.
/// </summary>
internal sealed partial class DayEffects(IExamRoom room, IAttemptRecorder recorder, ILogger logger)
{
    private const string NotStarted = "Запись не началась. Проверьте диск и папку записей, затем сообщите о техническом сбое.";

    /// <summary>Carries out what an event asks for; the answer is a command that tells of a failure, or null.</summary>
    public async Task<DayCommand?> RunAsync(DayEvent happened, AuditoriumDay before, DayMaterials materials)
    {
        var recording = happened switch
        {
            Admitted e => e.Attempt,
            StreamBegun e => e.Recording,
            _ => before.Current?.Id,
        };
        try
        {
            await RunAsync(happened, before, before.Apply(happened), materials);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(e, happened.GetType().Name, recording);
            return happened is RecordingResumed resumed ? new DayCommand.ReportRecordingFailure(resumed.Attempt, PauseRules.NotResumed)
                : recording is { } id && happened is Admitted or StreamBegun or ServerRestarted
                ? new DayCommand.ReportRecordingFailure(id, NotStarted)
                : null;
        }

        return null;
    }

    private async Task RunAsync(DayEvent happened, AuditoriumDay before, AuditoriumDay after, DayMaterials materials)
    {
        switch (happened)
        {
            case StreamBegun e:
                await recorder.StartAsync(materials.RequestFor(after.Stream(e.Recording)!));
                break;
            case Admitted { WithoutRecording: null }:
                await recorder.StartAsync(materials.RequestFor(after.Current!));
                break;
            case Admitted when Running(after) is { } day:
                await SwitchOffAsync(day, happened.At);
                break;
            case RecordingPaused e:
                await recorder.PauseAsync(e.Attempt, e.At, RecordingPause.ByRegulation);
                break;
            case RecordingResumed e:
                await recorder.ResumeAsync(e.Attempt, e.At);
                break;
            case ServerRestarted:
                await ResumeAsync(before, materials, happened.At);
                break;
        }

        await MarkAsync(happened, before, after, materials);
        switch (happened)
        {
            case TechnicalFailure or ReturnedToQueue or AttemptFinished or MarkedUnfinished or Removed:
                await recorder.StopAsync(before.Current!.Id, happened.At);

                // He is out before the recording of the day may go on.
                await room.LeaveAsync(Room(materials), RoomNames.Participant(before.Current.Participant));
                foreach (var attendant in AttendantRules.Of(before, before.Current).Where(a => !a.Beside))
                {
                    await room.LeaveAsync(Room(materials), RoomNames.Attendant(attendant));
                }

                if (Running(after) is { } stream)
                {
                    await recorder.ResumeAsync(stream.Id, happened.At);
                }

                break;
            case ConferenceClosed when Running(before) is { } day:
                await recorder.StopAsync(day.Id, happened.At);
                break;
        }

        if (happened is ConferenceOpened or ConferenceClosed or ServerRestarted or TechnicalFailure or ReturnedToQueue or AttemptFinished or MarkedUnfinished or Removed)
        {
            recorder.Reserve(Room(materials), after.ConferenceOpen ? DiskReckoning.Rest(materials, after) : 0);
        }
    }

    // In the recording of the day the bookmarks of an attempt also tell whose it is.
    private async Task MarkAsync(DayEvent happened, AuditoriumDay before, AuditoriumDay after, DayMaterials materials)
    {
        var marks = RecordingMarks.Of(happened, before);
        if (marks.Count == 0 || (after.Current ?? before.Current) is not { } attempt)
        {
            return;
        }

        if (attempt.WithoutRecording is null)
        {
            await recorder.MarkAsync(attempt.Id, happened.At, marks);
        }

        if (Running(after) is { } stream)
        {
            var whose = new Bookmark(
                happened is Admitted ? "attemptBegun" : "attemptEnded", FormattableString.Invariant($"{materials.People[attempt.Participant].Code}/{attempt.Number}"));
            await recorder.MarkAsync(stream.Id, happened.At, happened is Admitted ? [whose, .. marks] : after.Current is null ? [.. marks, whose] : marks);
        }
    }

    // Nothing of him may be written [001 §8.8]: a recording that cannot be switched off is ended.
    private async Task SwitchOffAsync(DayStream stream, DateTimeOffset at)
    {
        try
        {
            await recorder.PauseAsync(stream.Id, at, RecordingPause.NoConsent);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(e, nameof(SwitchOffAsync), stream.Id);
            await recorder.StopAsync(stream.Id, at);
        }
    }

    // The process may have died between a commit and its effect: what has ended is stopped, what runs goes on.
    private async Task ResumeAsync(AuditoriumDay day, DayMaterials materials, DateTimeOffset at)
    {
        foreach (var ended in day.Ended.Where(a => IsOpen(a.Id)))
        {
            await recorder.StopAsync(ended.Id, ended.EndedAt!.Value);
        }

        foreach (var ended in day.Streams.Where(s => s.EndedAt is not null && IsOpen(s.Id)))
        {
            await recorder.StopAsync(ended.Id, ended.EndedAt!.Value);
        }

        if (Running(day) is { } stream)
        {
            await recorder.StartAsync(materials.RequestFor(stream));
            if (day.Current is { WithoutRecording: not null })
            {
                await SwitchOffAsync(stream, at);
            }
            else
            {
                await recorder.ResumeAsync(stream.Id, at);
            }

            await recorder.MarkAsync(stream.Id, at, Restarted);
        }

        if (day.Current is { WithoutRecording: null } running)
        {
            await recorder.StartAsync(materials.RequestFor(running));
            await (running.RecordingPausedAt is not null ? recorder.PauseAsync(running.Id, at, RecordingPause.ByRegulation) : recorder.ResumeAsync(running.Id, at));
            await recorder.MarkAsync(running.Id, at, Restarted);
        }
    }

    private static IReadOnlyList<Bookmark> Restarted { get; } = [new Bookmark("serverRestarted")];

    private bool IsOpen(Guid recording) => recorder.Find(recording)?.State is RecordingState.Recording or RecordingState.Interrupted;

    private static DayStream? Running(AuditoriumDay day) => day.Streams is [.., { EndedAt: null } last] ? last : null;

    private static RoomId Room(DayMaterials materials) => RoomNames.Room(materials.Key.ExamDay, materials.Key.Auditorium);

    [LoggerMessage(Level = LogLevel.Error, Message = "After {Event} of recording {Recording} an effect failed")]
    private partial void LogFailed(Exception exception, string @event, Guid? recording);
}
