using System.Collections.Immutable;
using Itog.Exam;
using static Itog.Queue.Day.DayCommand;
using static Itog.Queue.Day.DayEvent;

namespace Itog.Queue.Day;

/// <summary>
/// The rules of the exam day: what a command makes happen, or why it may not. Pure: the state, the command and the server's
/// clock go in, events come out. No events means that there was nothing to do (pressed twice, said before).
/// </summary>
public static class DayRules
{
    /// <summary>The longest text of the field for notes, in characters.</summary>
    public const int NotesLimit = 4000;

    /// <summary>The longest reason of a failure or an early end, in characters.</summary>
    public const int ReasonLimit = 500;

    public static Outcome<DayEvent[]> Decide(AuditoriumDay day, DayCommand command, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(day);
        return command switch
        {
            OpenConference c => RecordingRules.Open(day, c, now),
            CloseConference => Close(day, now),
            ConnectParticipant c => QueueRules.Connect(day, c, now),
            LoseParticipant c => QueueRules.Lose(day, c, now),
            ReportPreCheck c => QueueRules.PreCheck(day, c, now),
            AdmitNext c => QueueRules.Admit(day, c, now),
            SkipAbsent c => QueueRules.Skip(day, c.Participant, now),
            AnswerWish c => WaitingRules.AnswerWish(day, c, now),
            EndWaiting c => WaitingRules.End(day, c, now),
            ConnectInterlocutor c => Connect(day, c.Link, now),
            LoseInterlocutor c => Lose(day, c.Link, now),
            ReportDiskLow => day.Alarms.Any(a => a is { Kind: AlarmKind.DiskLow, Acknowledged: false }) ? Nothing : Happens(new DiskLow(now)),
            DayCommand.AcknowledgeAlarm c => AlarmRules.Acknowledge(day, c, now),
            Restart => day.Revision == 0 ? Nothing : Happens(new ServerRestarted(now)),
            ConfirmEnd c => AttemptRules.ConfirmEnd(day, c.Participant, now),
            ReportRecordingFailure c => RecordingRules.Fail(day, c, now),
            ReportRecordingReady c => RecordingRules.Seal(day, c, now),
            NoteChainHeads c => RecordingRules.Note(day, c, now),
            ConfirmSound c => RecordingRules.ConfirmSound(day, c, now),
            RepeatAlarms => AlarmRules.Repeat(day, now),
            SendMessage c => MessageRules.Send(day, c, now),
            ConfirmMessage c => MessageRules.Confirm(day, c, now),
            ReportSoundTrouble c => QualityRules.ReportSound(day, c, now),
            JudgeRecording c => QualityRules.Judge(day, c, now),
            AskHelp c => AlarmRules.AskHelp(day, c, now),
            DisputeRecording c => QualityRules.Dispute(day, c.Participant, now),
            AcceptRecording c => QualityRules.Accept(day, c.Attempt, now),
            EndForRecording c => QualityRules.End(day, c, now),
            EndPatience c => AttemptRules.EndPatience(day, c, now),
            NextStage c => StageRules.Next(day, c.From, now),
            ConnectAttendant c => AttendantRules.Connect(day, c.Attendant, now),
            LoseAttendant c => AttendantRules.Lose(day, c.Attendant, now),
            _ when day.Current is { } attempt => InAttempt(day, attempt, command, now),
            ShareScreen { Shared: false } => Nothing,
            _ => Refusal.NoAttempt,
        };
    }

    private static Outcome<DayEvent[]> InAttempt(AuditoriumDay day, DayAttempt attempt, DayCommand command, DateTimeOffset now) => command switch
    {
        SetCheck c => AttemptRules.Check(attempt, c, now),
        CompleteBriefing => AttemptRules.Brief(attempt, now),
        ConfirmReady c => AttemptRules.ConfirmReady(attempt, c.Participant, now),
        OpenKim c => KimRules.Open(day, attempt, c, now),
        ShareScreen c => c.Shared == attempt.ScreenShared ? Nothing : Happens(new ScreenShared(now, attempt.Id, c.Shared)),
        ConfirmKimRendered c => KimRules.Rendered(day, attempt, c.Participant, now),
        ReturnToQueue c => AttemptRules.Return(attempt, c.Reason, now),
        MarkSpoken c => PromptRules.Mark(day.Plan, attempt, c, now),
        ChooseTopic c => StageRules.Choose(day, attempt, c.Topic, now),
        SaveNotes c => StageRules.Note(day, attempt, c, now),
        WriteAnswer c => WritingRules.Save(day, attempt, c, now),
        AskInWriting c => WritingRules.Ask(day, attempt, c.Text, now),
        BeginRest c => RestRules.Begin(day, attempt, c, now),
        EndRest c => RestRules.End(attempt, c, now),
        PauseRecording c => PauseRules.Pause(day.Plan, attempt, c, now),
        ResumeRecording => PauseRules.Resume(attempt, now),
        ReportTechnicalFailure c => AttemptRules.End(c.Reason, reason => new TechnicalFailure(now, attempt.Id, attempt.KimSeen, reason)),
        MarkUnfinished c => AttemptRules.End(c.Reason, reason => new MarkedUnfinished(now, attempt.Id, reason)),
        Remove c => AttemptRules.End(c.Reason, reason => new Removed(now, attempt.Id, reason)),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No rule for this command."),
    };

    internal static Outcome<DayEvent[]> Nothing => Array.Empty<DayEvent>();

    internal static Outcome<DayEvent[]> Happens(params DayEvent[] events) => events;

    private static Outcome<DayEvent[]> Close(AuditoriumDay day, DateTimeOffset now) =>
        day.Current is not null ? Refusal.AttemptRuns
        : day.ConferenceOpen ? Happens(new ConferenceClosed(now))
        : Nothing;

    private static Outcome<DayEvent[]> Connect(AuditoriumDay day, Link link, DateTimeOffset now) =>
        day.Interlocutor == day.Interlocutor.Return(link) ? Nothing : Happens(new InterlocutorReturned(now, link));

    private static Outcome<DayEvent[]> Lose(AuditoriumDay day, Link link, DateTimeOffset now) =>
        day.Interlocutor == Presence.Never || day.Interlocutor == day.Interlocutor.Lose(link, now)
            ? Nothing
            : Happens(new InterlocutorLost(now, link));
}
