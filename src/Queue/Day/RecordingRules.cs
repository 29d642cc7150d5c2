using Itog.Exam;
using Itog.Exam.Regulation;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>What is recorded, and what the recorder tells of it.</summary>
internal static class RecordingRules
{
    /// <summary>The day is opened only when its recordings have room; in a region of stream recordings its recording begins with it [004 §5.4].</summary>
    public static Outcome<DayEvent[]> Open(AuditoriumDay day, OpenConference command, DateTimeOffset now)
    {
        if (day.ConferenceOpen)
        {
            return DayRules.Nothing;
        }

        if (command.Disk is { Enough: false } disk)
        {
            return Refusal.NotEnoughDisk(disk);
        }

        var number = day.Streams.Length + 1;
        return day.Plan.Regulation.RecordingMode.Value == RecordingMode.Personal
            ? DayRules.Happens(new ConferenceOpened(now))
            : DayRules.Happens(new ConferenceOpened(now), new StreamBegun(now, DayStream.IdOf(day.Plan, number), number));
    }

    public static Outcome<DayEvent[]> ConfirmSound(AuditoriumDay day, ConfirmSound command, DateTimeOffset now) =>
        day.Current is not { } attempt || attempt.Id != command.Attempt
        || (command.Voice == Voice.Participant ? attempt.ParticipantHeard : attempt.InterlocutorHeard)
            ? DayRules.Nothing
            : DayRules.Happens(new SoundConfirmed(now, attempt.Id, command.Voice));

    public static Outcome<DayEvent[]> Fail(AuditoriumDay day, ReportRecordingFailure command, DateTimeOffset now) =>
        !Knows(day, command.Attempt) || (day.Attempt(command.Attempt)?.RecordingTrouble ?? day.Stream(command.Attempt)?.Trouble) == command.Trouble
            ? DayRules.Nothing
            : DayRules.Happens(new RecordingFailed(now, command.Attempt, command.Trouble));

    public static Outcome<DayEvent[]> Seal(AuditoriumDay day, ReportRecordingReady command, DateTimeOffset now) =>
        !Knows(day, command.Attempt) || (day.Attempt(command.Attempt)?.RecordingSha256 ?? day.Stream(command.Attempt)?.Sha256) == command.Sha256
            ? DayRules.Nothing
            : DayRules.Happens(new RecordingReady(now, command.Attempt, command.Sha256, command.Journals));

    public static Outcome<DayEvent[]> Note(AuditoriumDay day, NoteChainHeads command, DateTimeOffset now) =>
        Knows(day, command.Attempt) ? DayRules.Happens(new ChainHeadsNoted(now, command.Attempt, command.Journals)) : DayRules.Nothing;

    private static bool Knows(AuditoriumDay day, Guid recording) => day.Attempt(recording) is not null || day.Stream(recording) is not null;
}
