using Itog.Conference;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;
using Itog.Recorder;

namespace Itog.Queue.Views;

/// <summary>Draws a participant's page: himself, his place, the room when he is in it. No other name, no question; a card only for whom the ПМПК asks it.</summary>
public static class ParticipantViewBuilder
{
    public static ParticipantView Build(AuditoriumSnapshot s, Guid participant)
    {
        ArgumentNullException.ThrowIfNull(s);
        var current = s.Day.Current is { } running && running.Participant == participant ? running : null;
        var last = current ?? s.Day.AttemptsOf(participant).LastOrDefault();
        var opened = current is { Phase: AttemptPhase.KimOpened or AttemptPhase.InProgress } ? current : null;
        var call = AlarmRules.LastCallOf(s.Day, participant);
        return new ParticipantView
        {
            Revision = s.Revision,
            ServerTime = s.Now,
            Auditorium = ViewParts.Auditorium(s),
            Access = current is null ? null : ViewParts.Access(s, Seat.Participant),
            Phase = Phase(s, participant, last),
            Name = ViewParts.Name(s, participant),
            ScheduledAt = s.Day.Plan.Participant(participant)?.ScheduledAt ?? s.Now,
            Queue = QueueParts.Place(s, participant),
            Checks = current is null ? null : ViewParts.Checks(current),
            Briefed = current?.Briefed ?? false,
            Ready = current?.Ready ?? false,
            Stage = current is null ? null : ViewParts.Stage(s, s.Materials.Regulation.RuleOf(current.Stage), current),
            KimOpen = opened is { ScreenShared: true },
            KimShownAt = last?.KimShownAt,
            Variant = opened?.Variant,
            Topics = opened is null ? null : KimCards.Topics(s),
            Topic = opened?.Topic,
            Card = opened is { ScreenShared: true } && s.Materials.People[participant].KimAsDocument ? KimCards.ForParticipant(s) : null,
            Questions = opened is null ? null : KimCards.QuestionsForParticipant(s),
            Form = s.Day.Plan.Participant(participant)?.Form ?? AnswerForm.Oral,
            Written = last is { Running: true } or { Phase: AttemptPhase.Finished } ? CategoryParts.Written(s, last) : null,
            Extra = current is null ? null : CategoryParts.Extra(s, current),
            Attendants = current is null ? [] : CategoryParts.Attendants(s, current),
            Notes = new NotesView(current is not null && StageRules.NotesAllowed(s.Day, current), current?.Notes ?? ""),
            Recording = last is null && WillNotBeRecorded(s, participant)
                ? RecordingView.None with { State = RecordingPhase.Omitted }
                : ViewParts.Recording(s, last).ForParticipant(current is not null && ViewParts.DayRecording(s) == RecordingPhase.Recording),
            PoorRecording = last is { EndedForRecording: true } || (last is null && s.Day.Ticket(participant).Reason == QueueReason.ReturnedForRecording),
            InterlocutorConnected = s.Day.Interlocutor.Connected,
            Preparation = Preparation(s, participant),
            Test = s.Materials.Tests.GetValueOrDefault(participant) is { } test ? TestVerdictView.Of(test) : null,
            HelpPhone = s.Materials.School.HelpPhone,
            Help = call is null ? HelpState.None : call.Pressing ? HelpState.Asked : HelpState.Seen,
            Helper = call?.AcknowledgedBy,
            Listening = last is { Phase: AttemptPhase.Finished } ? Listening(s, last) : null,
        };
    }

    private static ParticipantPhase Phase(AuditoriumSnapshot s, Guid participant, DayAttempt? last) => last?.Phase switch
    {
        AttemptPhase.Admitted => ParticipantPhase.Admitted,
        AttemptPhase.KimOpened or AttemptPhase.InProgress => ParticipantPhase.Exam,
        AttemptPhase.Finished => ParticipantPhase.Finished,
        AttemptPhase.Unfinished => last.AgainToday ? ParticipantPhase.Returned : ParticipantPhase.Unfinished,
        AttemptPhase.Removed => ParticipantPhase.Removed,
        AttemptPhase.TechnicalFailure => AfterFailure(s, participant),
        // Broken off in another auditorium, from where he was moved here.
        null when s.Day.Ticket(participant).Reason == QueueReason.ReturnedAfterFailure => AfterFailure(s, participant),
        null when s.Day.Ticket(participant).Reason == QueueReason.ReturnedForRecording => ParticipantPhase.Returned,
        _ => !s.Day.ConferenceOpen ? ParticipantPhase.NotOpened
            : s.Day.Ticket(participant).PreCheckPassed == true ? ParticipantPhase.Waiting
            : ParticipantPhase.PreCheck,
    };

    private static ParticipantPhase AfterFailure(AuditoriumSnapshot s, Guid participant) => s.Day.Ticket(participant).Wish switch
    {
        Wish.Asked => ParticipantPhase.Asked,
        Wish.OtherDay => ParticipantPhase.Postponed,
        _ => ParticipantPhase.Returned,
    };

    private static PreparationView Preparation(AuditoriumSnapshot s, Guid participant) => new(
        s.Materials.Regulation.DocumentRule.Value == DocumentRule.Required,
        s.Materials.Regulation.DraftSheet.Value == DraftSheet.OneForRetelling,
        (int)(s.Day.Plan.Participant(participant)?.ExtraTime.TotalMinutes ?? 0),
        s.Materials.TestBy);

    // Told before he is called, so that he is not promised a recording to listen to [001 §8.8].
    private static bool WillNotBeRecorded(AuditoriumSnapshot s, Guid participant) =>
        s.Day.Plan.Participant(participant) is { ConsentRefused: true, NoRecordingDecision: not null };

    private static ListeningView Listening(AuditoriumSnapshot s, DayAttempt attempt)
    {
        var ready = s.Recordings.GetValueOrDefault(attempt.Id) is { State: RecordingState.Ready } status ? status : null;
        return new ListeningView(
            attempt.Id, ready is null ? null : ViewParts.RecordingUrl(attempt.Id), ready?.Duration.TotalSeconds, attempt.EndConfirmedAt);
    }
}
