using System.Collections.Immutable;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Recorder.Quality;

namespace Itog.Queue.Day;

/// <summary>
/// What somebody (a page, the room, the recorder, a timer) asks of the auditorium's day.
/// The hub has already checked that the caller may ask; <see cref="DayRules"/> decides whether the day allows it.
/// </summary>
public abstract record DayCommand
{
    /// <summary>Opens the day; <paramref name="Disk"/> is filled in by the mailbox, null where nothing is recorded.</summary>
    public sealed record OpenConference(DiskNeed? Disk = null) : DayCommand;

    public sealed record CloseConference : DayCommand;

    public sealed record ConnectParticipant(Guid Participant, Link Link) : DayCommand;

    public sealed record LoseParticipant(Guid Participant, Link Link) : DayCommand;

    public sealed record ConnectInterlocutor(Link Link) : DayCommand;

    public sealed record LoseInterlocutor(Link Link) : DayCommand;

    public sealed record ReportPreCheck(Guid Participant, bool Camera, bool Microphone, bool Speaker, double MicrophonePeak) : DayCommand
    {
        /// <summary>False when a test call did not come through; true also when none was tried.</summary>
        public bool Connection { get; init; } = true;
    }

    /// <summary>Admits the next one; <paramref name="NewAttempt"/> becomes the id of the attempt.</summary>
    public sealed record AdmitNext(Guid NewAttempt) : DayCommand;

    /// <summary>The admitted participant has to go back before he saw the КИМ.</summary>
    public sealed record ReturnToQueue(string Reason) : DayCommand;

    /// <summary>The next one is away: another may be called before him.</summary>
    public sealed record SkipAbsent(Guid Participant) : DayCommand;

    /// <summary>
    /// Moves somebody who waits here to another auditorium of the day. <paramref name="InTurn"/>: the station there takes him, so he must be the
    /// next one here. Two streams change by it, so <see cref="SharingRules"/> decide it and not <see cref="DayRules"/>.
    /// </summary>
    public sealed record MoveTicket(Guid Participant, int To, bool InTurn) : DayCommand;

    /// <summary>The participant wants to go on today after a failure, or on another day; the station may say it for him.</summary>
    public sealed record AnswerWish(Guid Participant, bool Today) : DayCommand;

    /// <summary>A waiting participant ends for valid reasons; <paramref name="NewAttempt"/> becomes the id of the attempt that stands for it.</summary>
    public sealed record EndWaiting(Guid Participant, Guid NewAttempt, string Reason) : DayCommand;

    public sealed record SetCheck(CheckId Check, bool Passed) : DayCommand;

    public sealed record CompleteBriefing : DayCommand;

    public sealed record ConfirmReady(Guid Participant) : DayCommand;

    public sealed record ConfirmSound(Guid Attempt, Voice Voice) : DayCommand;

    /// <summary>Switches the recording of who answers off for a while, where the regulation allows it.</summary>
    public sealed record PauseRecording(string Reason, StaffRole By) : DayCommand;

    public sealed record ResumeRecording : DayCommand;

    public sealed record ReportRecordingFailure(Guid Attempt, string Trouble) : DayCommand;

    /// <summary>The sound file is there: its hash and the seals of its journals.</summary>
    public sealed record ReportRecordingReady(Guid Attempt, string Sha256, ImmutableArray<SealedJournal> Journals) : DayCommand;

    /// <summary>Once a minute: the newest chain values of the journals of a recording.</summary>
    public sealed record NoteChainHeads(Guid Attempt, ImmutableArray<SealedJournal> Journals) : DayCommand;

    /// <summary>
    /// Opens the КИМ; <paramref name="SeenBefore"/> are today's variants that this participant saw on other days or elsewhere,
    /// <paramref name="UsedElsewhere"/> tells how often each was shown today in the other auditoriums of the school.
    /// </summary>
    public sealed record OpenKim(ImmutableArray<int> SeenBefore, ImmutableDictionary<int, int>? UsedElsewhere = null) : DayCommand;

    public sealed record ShareScreen(bool Shared) : DayCommand;

    public sealed record ConfirmKimRendered(Guid Participant) : DayCommand;

    /// <summary>From <paramref name="From"/> to the stage after it; pressed twice it moves once.</summary>
    public sealed record NextStage(Stage From) : DayCommand;

    /// <summary>Whether the participant has said to the recording what he has to say at the running stage.</summary>
    public sealed record MarkSpoken(Spoken What, bool Said) : DayCommand;

    public sealed record ChooseTopic(int Topic) : DayCommand;

    public sealed record SaveNotes(Guid Participant, string Text) : DayCommand;

    /// <summary>Saves an answer in writing as a whole; <paramref name="After"/> is the revision that the page knew.</summary>
    public sealed record WriteAnswer(Guid Participant, int Task, int After, string Text) : DayCommand;

    /// <summary>The interlocutor puts a question of the dialogue in writing.</summary>
    public sealed record AskInWriting(string Text) : DayCommand;

    /// <summary>A pause out of the extra minutes; <paramref name="Participant"/> null when the station asks for it.</summary>
    public sealed record BeginRest(Guid? Participant) : DayCommand;

    public sealed record EndRest(Guid? Participant) : DayCommand;

    /// <summary>An assistant or interpreter is in the room.</summary>
    public sealed record ConnectAttendant(Guid Attendant) : DayCommand;

    public sealed record LoseAttendant(Guid Attendant) : DayCommand;

    public sealed record ReportTechnicalFailure(string Reason) : DayCommand;

    /// <summary>A timer: the connection lost at <paramref name="LostAt"/> has been waited for long enough.</summary>
    public sealed record EndPatience(Guid Attempt, DateTimeOffset LostAt) : DayCommand;

    public sealed record MarkUnfinished(string Reason) : DayCommand;

    public sealed record Remove(string Reason) : DayCommand;

    public sealed record ConfirmEnd(Guid Participant) : DayCommand;

    /// <summary>The recorder: something began or ceased to be wrong with a voice.</summary>
    public sealed record ReportSoundTrouble(Guid Attempt, SoundTrouble Trouble, bool Present) : DayCommand;

    /// <summary>The recorder: the verdict on the finished recording, with its reasons in words.</summary>
    public sealed record JudgeRecording(Guid Attempt, VerdictGrade Grade, ImmutableArray<string> Reasons) : DayCommand;

    /// <summary>The participant listened and hears his recording badly.</summary>
    public sealed record DisputeRecording(Guid Participant) : DayCommand;

    /// <summary>The participant asks for help by the button on his page.</summary>
    public sealed record AskHelp(Guid Participant, HelpNeed Need) : DayCommand;

    /// <summary>Somebody listened: the recording stands and is scored.</summary>
    public sealed record AcceptRecording(Guid Attempt) : DayCommand;

    /// <summary>The recording is poor: the attempt ends early (ИС-08); <paramref name="SeenBefore"/> as in <see cref="OpenKim"/>.</summary>
    public sealed record EndForRecording(Guid Attempt, string Reason, bool AgainToday, ImmutableArray<int> SeenBefore) : DayCommand;

    public sealed record ReportDiskLow : DayCommand;

    public sealed record AcknowledgeAlarm(string Alarm, StaffRole? By = null) : DayCommand;

    /// <summary>The technician writes to the station; <paramref name="Message"/> is chosen by him, so that a repetition is known.</summary>
    public sealed record SendMessage(Guid Message, string Text) : DayCommand;

    /// <summary>The interlocutor has read it.</summary>
    public sealed record ConfirmMessage(Guid Message) : DayCommand;

    /// <summary>A timer: alarms that nobody acknowledged in time are raised a second time.</summary>
    public sealed record RepeatAlarms : DayCommand;

    public sealed record Restart : DayCommand;
}
