using Itog.Conference;
using Itog.Queue.Day;
using Itog.Queue.Protocol;
using Itog.Recorder;
using Microsoft.Extensions.Logging;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Mailbox;

/// <summary>
/// What follows in the room and in the recorder from events that are already in the database. Called by the mailbox's task only.
/// A failing effect changes no state: it is logged and, when it touches the recording, told to the technician.
/// </summary>
internal sealed partial class DayEffects(IExamRoom room, IAttemptRecorder recorder, ILogger logger)
{
    /// <summary>Carries out what an event asks for; the answer is a command that tells of a failure, or null.</summary>
    public async Task<DayCommand?> RunAsync(DayEvent happened, AuditoriumDay before, DayMaterials materials)
    {
        var attempt = AttemptOf(happened, before);
        try
        {
            switch (happened)
            {
                case Admitted e:
                    attempt = e.Attempt;
                    await recorder.StartAsync(materials.RequestFor(new DayAttempt(e.Attempt, e.Participant, e.Number, e.At)));
                    break;
                case ServerRestarted:
                    await ResumeAsync(before, materials, happened.At);
                    break;
                case TechnicalFailure or AttemptFinished or MarkedUnfinished or Removed:
                    await recorder.MarkAsync(attempt!.Value, Kind(happened), "", happened.At);
                    await recorder.StopAsync(attempt.Value, happened.At);
                    await room.LeaveAsync(Room(materials), RoomNames.Participant(before.Current!.Participant));
                    break;
                case StageBegun e:
                    await recorder.MarkAsync(e.Attempt, Kind(e), e.Stage.ToString(), e.At);
                    break;
                case KimOpened e:
                    await recorder.MarkAsync(e.Attempt, Kind(e), FormattableString.Invariant($"{e.Variant}"), e.At);
                    break;
                case TopicChosen e:
                    await recorder.MarkAsync(e.Attempt, Kind(e), FormattableString.Invariant($"{e.Topic}"), e.At);
                    break;
                case KimShown or ReadyConfirmed or BriefingCompleted:
                    await recorder.MarkAsync(attempt!.Value, Kind(happened), "", happened.At);
                    break;
                case (ParticipantLost or ParticipantReturned or InterlocutorLost or InterlocutorReturned) when attempt is not null:
                    await recorder.MarkAsync(attempt.Value, Kind(happened), "", happened.At);
                    break;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(e, happened.GetType().Name, attempt);
            return attempt is { } id && happened is Admitted or ServerRestarted
                ? new DayCommand.ReportRecordingFailure(attempt.Value, "Запись не началась. Проверьте диск и папку записей, затем сообщите о техническом сбое.")
                : null;
        }

        return null;
    }

    // The process may have died between a commit and its effect: what has ended is stopped, what runs goes on.
    private async Task ResumeAsync(AuditoriumDay day, DayMaterials materials, DateTimeOffset at)
    {
        foreach (var ended in day.Ended.Where(a => recorder.Find(a.Id)?.State is RecordingState.Recording or RecordingState.Interrupted))
        {
            await recorder.StopAsync(ended.Id, ended.EndedAt!.Value);
        }

        if (day.Current is { } running)
        {
            await recorder.StartAsync(materials.RequestFor(running));
            await recorder.MarkAsync(running.Id, "serverRestarted", "", at);
        }
    }

    private static RoomId Room(DayMaterials materials) => RoomNames.Room(materials.Key.ExamDay, materials.Key.Auditorium);

    private static string Kind(DayEvent happened)
    {
        var name = happened.GetType().Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static Guid? AttemptOf(DayEvent happened, AuditoriumDay before) => happened switch
    {
        ParticipantLost e when before.Current?.Participant != e.Participant => null,
        ParticipantReturned e when before.Current?.Participant != e.Participant => null,
        _ => before.Current?.Id,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "After {Event} of attempt {Attempt} an effect failed")]
    private partial void LogFailed(Exception exception, string @event, Guid? attempt);
}
