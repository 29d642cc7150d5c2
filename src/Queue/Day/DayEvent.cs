using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Exam.Regulation;
using Itog.Recorder.Quality;

namespace Itog.Queue.Day;

/// <summary>
/// Something that happened in an auditorium on its exam day. The names are the types of the audit log and are never changed;
/// the state of the day is nothing but the fold of these. <see cref="At"/> is the server's clock.
/// </summary>
public abstract record DayEvent(DateTimeOffset At)
{
    public sealed record ConferenceOpened(DateTimeOffset At) : DayEvent(At);

    /// <summary>The recording of the whole day began with the opening [004 §5.4]; it ends with the closing.</summary>
    public sealed record StreamBegun(DateTimeOffset At, Guid Recording, int Number) : DayEvent(At);

    public sealed record ConferenceClosed(DateTimeOffset At) : DayEvent(At);

    /// <summary>The participant's page connected for the first time.</summary>
    public sealed record ParticipantArrived(DateTimeOffset At, Guid Participant, bool Late) : DayEvent(At)
    {
        /// <summary>His time in the schedule as it stood then: the order of the queue must not change with a later schedule.</summary>
        public DateTimeOffset? ScheduledAt { get; init; }
    }

    public sealed record PreCheckReported(DateTimeOffset At, Guid Participant, bool Passed) : DayEvent(At)
    {
        public ImmutableArray<CheckedPart> Failed { get; init; } = [];
    }

    public sealed record ParticipantLost(DateTimeOffset At, Guid Participant, Link Link) : DayEvent(At);

    public sealed record ParticipantReturned(DateTimeOffset At, Guid Participant, Link Link) : DayEvent(At);

    public sealed record InterlocutorLost(DateTimeOffset At, Link Link) : DayEvent(At);

    /// <summary>The interlocutor's station connected, for the first time or again.</summary>
    public sealed record InterlocutorReturned(DateTimeOffset At, Link Link) : DayEvent(At);

    /// <param name="WithoutRecording">The decision of the state commission by which nothing of him is recorded [001 §8.8]; null for everybody else.</param>
    public sealed record Admitted(DateTimeOffset At, Guid Participant, Guid Attempt, int Number, string? WithoutRecording = null) : DayEvent(At);

    /// <summary>An admitted participant went back to the queue before he saw the КИМ: a document was to be fetched, somebody came in.</summary>
    public sealed record ReturnedToQueue(DateTimeOffset At, Guid Attempt, string Reason) : DayEvent(At);

    /// <summary>The next one is away, and one after him may go before him; he keeps his place.</summary>
    public sealed record AbsentSkipped(DateTimeOffset At, Guid Participant) : DayEvent(At);

    /// <summary>He waits in another auditorium of the day from now on; the same transaction wrote <see cref="MovedHere"/> there.</summary>
    public sealed record MovedAway(DateTimeOffset At, Guid Participant, int To) : DayEvent(At);

    /// <summary>He waits here from now on, with everything that his ticket held in the auditorium <paramref name="From"/>.</summary>
    public sealed record MovedHere(DateTimeOffset At, Guid Participant, int From, Luggage Luggage) : DayEvent(At);

    /// <summary>After a failure the participant chose today or another day.</summary>
    public sealed record WishAnswered(DateTimeOffset At, Guid Participant, bool Today) : DayEvent(At);

    /// <summary>A participant ended for valid reasons before he was called; <paramref name="Attempt"/> stands for it in act and register.</summary>
    public sealed record WaitingEnded(DateTimeOffset At, Guid Participant, Guid Attempt, int Number, string Reason) : DayEvent(At);

    public sealed record CheckSet(DateTimeOffset At, Guid Attempt, CheckId Check, bool Passed) : DayEvent(At);

    public sealed record BriefingCompleted(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    /// <summary>The participant pressed «Готов».</summary>
    public sealed record ReadyConfirmed(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    /// <summary>The recorder heard this voice.</summary>
    public sealed record SoundConfirmed(DateTimeOffset At, Guid Attempt, Voice Voice) : DayEvent(At);

    /// <summary>Somebody switched the recording of the attempt off for a while.</summary>
    public sealed record RecordingPaused(DateTimeOffset At, Guid Attempt, string Reason, StaffRole By) : DayEvent(At);

    public sealed record RecordingResumed(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    public sealed record RecordingFailed(DateTimeOffset At, Guid Attempt, string Trouble) : DayEvent(At);

    /// <summary>The sound file was made; with its hash and chain heads in the log, a later change of the recording shows.</summary>
    public sealed record RecordingReady(DateTimeOffset At, Guid Attempt, string Sha256, ImmutableArray<SealedJournal> Journals) : DayEvent(At);

    /// <summary>What the journals of a running recording were chained to at this minute: a later rewrite of its past shows.</summary>
    public sealed record ChainHeadsNoted(DateTimeOffset At, Guid Attempt, ImmutableArray<SealedJournal> Journals) : DayEvent(At);

    public sealed record KimOpened(DateTimeOffset At, Guid Attempt, int Variant) : DayEvent(At);

    public sealed record ScreenShared(DateTimeOffset At, Guid Attempt, bool Shared) : DayEvent(At);

    /// <summary>The participant's own browser rendered the КИМ: the start time of the register.</summary>
    public sealed record KimShown(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    /// <summary>A stage began, and the one before ended.</summary>
    public sealed record StageBegun(DateTimeOffset At, Guid Attempt, Stage Stage) : DayEvent(At);

    /// <summary>The participant said to the recording what he has to say at this stage, or did not after all.</summary>
    public sealed record SpokenMarked(DateTimeOffset At, Guid Attempt, Stage Stage, Spoken What, bool Said) : DayEvent(At);

    public sealed record TopicChosen(DateTimeOffset At, Guid Attempt, int Topic) : DayEvent(At);

    public sealed record NotesSaved(DateTimeOffset At, Guid Attempt, string Text) : DayEvent(At);

    /// <summary>A revision of a written answer was saved; its words are in the database and end with the recordings.</summary>
    public sealed record AnswerWritten(DateTimeOffset At, Guid Attempt, int Task, int Revision, string Sha256, int Length) : DayEvent(At)
    {
        /// <summary>Null for one that was read from the log.</summary>
        [JsonIgnore]
        public string? Text { get; init; }
    }

    /// <summary>The interlocutor put a question of the dialogue in writing.</summary>
    public sealed record QuestionWritten(DateTimeOffset At, Guid Attempt, string Text) : DayEvent(At);

    /// <summary>The participant rests out of his extra minutes.</summary>
    public sealed record RestBegan(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    public sealed record RestEnded(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    /// <summary>An assistant or interpreter joined beside the participant.</summary>
    public sealed record AttendantCame(DateTimeOffset At, Guid Attempt, Guid Attendant, AttendantRole Role) : DayEvent(At);

    public sealed record AttendantLost(DateTimeOffset At, Guid Attempt, Guid Attendant, AttendantRole Role) : DayEvent(At);

    /// <summary>The attempt broke off; <paramref name="KimSeen"/> tells whether its variant is used up for this participant [002 §48].</summary>
    public sealed record TechnicalFailure(DateTimeOffset At, Guid Attempt, bool KimSeen, string Reason) : DayEvent(At);

    public sealed record AttemptFinished(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    public sealed record MarkedUnfinished(DateTimeOffset At, Guid Attempt, string Reason) : DayEvent(At);

    public sealed record Removed(DateTimeOffset At, Guid Attempt, string Reason) : DayEvent(At);

    /// <summary>The participant confirmed the end in his own page: stands for the signature in ИС-02.</summary>
    public sealed record EndConfirmed(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    public sealed record DiskLow(DateTimeOffset At) : DayEvent(At);

    public sealed record SoundTroubleBegan(DateTimeOffset At, Guid Attempt, SoundTrouble Trouble) : DayEvent(At);

    public sealed record SoundTroubleEnded(DateTimeOffset At, Guid Attempt, SoundTrouble Trouble) : DayEvent(At);

    /// <summary>The check of the finished recording, with its reasons as people were told.</summary>
    public sealed record RecordingJudged(DateTimeOffset At, Guid Attempt, VerdictGrade Grade, ImmutableArray<string> Reasons) : DayEvent(At);

    /// <summary>The participant says that he hears his recording badly.</summary>
    public sealed record RecordingDisputed(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    /// <summary>The participant asked for help by the button on his page.</summary>
    public sealed record HelpAsked(DateTimeOffset At, Guid Participant, HelpNeed Need) : DayEvent(At);

    /// <summary>Somebody decided that the recording stands and is scored.</summary>
    public sealed record RecordingAccepted(DateTimeOffset At, Guid Attempt) : DayEvent(At);

    /// <summary>Somebody decided that a finished attempt ends early because of its recording (ИС-08) [004 §5.7, 002 §58].</summary>
    public sealed record EndedForRecording(DateTimeOffset At, Guid Attempt, string Reason, bool AgainToday) : DayEvent(At);

    public sealed record AlarmAcknowledged(DateTimeOffset At, string Alarm, StaffRole? By = null) : DayEvent(At);

    /// <summary>Nobody acknowledged it in time.</summary>
    public sealed record AlarmRepeated(DateTimeOffset At, string Alarm) : DayEvent(At);

    /// <summary>The technician wrote to the station.</summary>
    public sealed record MessageSent(DateTimeOffset At, Guid Message, string Text) : DayEvent(At);

    /// <summary>The interlocutor has read it.</summary>
    public sealed record MessageConfirmed(DateTimeOffset At, Guid Message) : DayEvent(At);

    /// <summary>The server came back in the middle of the day: every connection is gone.</summary>
    public sealed record ServerRestarted(DateTimeOffset At) : DayEvent(At);
}
