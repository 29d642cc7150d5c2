using Itog.Exam.People;

namespace Itog.Queue.Protocol;

/// <summary>The participant's page: himself and nobody else, and of the КИМ only numbers and titles of topics (the cards come as video), unless he needs it as a document.</summary>
public sealed record ParticipantView : PageView
{
    public override string Kind => "participant";
    public required ParticipantPhase Phase { get; init; }
    public required PersonName Name { get; init; }
    public required DateTimeOffset ScheduledAt { get; init; }
    public required QueuePlaceView? Queue { get; init; }
    public required ChecksView? Checks { get; init; }
    public required bool Briefed { get; init; }
    public required bool Ready { get; init; }
    public required StageView? Stage { get; init; }

    /// <summary>The КИМ is on the interlocutor's screen: its first frame is to be reported.</summary>
    public required bool KimOpen { get; init; }
    public required DateTimeOffset? KimShownAt { get; init; }
    public required int? Variant { get; init; }
    public required IReadOnlyList<TopicView>? Topics { get; init; }
    public required int? Topic { get; init; }

    /// <summary>The card that lies before him now, for whom the ПМПК asks it as a document; null for all others, and while the КИМ is not on the screen.</summary>
    public required KimCardView? Card { get; init; }
    /// <summary>The interlocutor's card of the dialogue for whom the scale allows it, and what was asked in writing; null for all others and before the dialogue.</summary>
    public required IReadOnlyList<string>? Questions { get; init; }

    /// <summary>In which form he answers.</summary>
    public required AnswerForm Form { get; init; }

    /// <summary>His answers in writing; null for who answers orally.</summary>
    public required IReadOnlyList<WrittenView>? Written { get; init; }

    /// <summary>His extra minutes while he answers; null for who has none.</summary>
    public required ExtraTimeView? Extra { get; init; }
    public required IReadOnlyList<AttendantPlaceView> Attendants { get; init; }
    public required NotesView Notes { get; init; }
    public required RecordingView Recording { get; init; }

    /// <summary>His last attempt ended early because its recording is poor: he is told so, whether he waits again or comes on another day.</summary>
    public required bool PoorRecording { get; init; }
    public required bool InterlocutorConnected { get; init; }
    public required PreparationView Preparation { get; init; }

    /// <summary>His newest test call for this day; null while he has made none.</summary>
    public required TestVerdictView? Test { get; init; }

    /// <summary>Whom he can call by telephone; null when the school has named nobody. He needs it when nothing else comes through.</summary>
    public required string? HelpPhone { get; init; }
    public required HelpState Help { get; init; }

    /// <summary>Who has taken his last call for help; null while nobody has.</summary>
    public required StaffRole? Helper { get; init; }
    public required ListeningView? Listening { get; init; }
}
