using Itog.Queue.Day;

namespace Itog.Queue.Protocol;

/// <summary>An attempt as staff see it. <paramref name="Stage"/> is an index in <paramref name="Stages"/>.</summary>
public sealed record AttemptView(
    Guid Id,
    int Number,
    Guid ParticipantId,
    PersonName Name,
    string Class,
    string Document,
    AttemptPhase Phase,
    int? Variant,
    DateTimeOffset AdmittedAt,
    ChecksView Checks,
    bool Briefed,
    bool Ready,
    DateTimeOffset? KimShownAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<StageView> Stages,
    int Stage,
    int? Topic,
    string Notes,
    bool ParticipantConnected,
    DateTimeOffset? PatienceUntil,
    bool ScreenShared,
    RecordingView Recording)
{
    /// <summary>His extra minutes while he answers; null for who has none.</summary>
    public ExtraTimeView? Extra { get; init; }

    public IReadOnlyList<AttendantPlaceView> Attendants { get; init; } = [];

    /// <summary>His answers in writing; null for who answers orally.</summary>
    public IReadOnlyList<WrittenView>? Written { get; init; }

    /// <summary>Questions of the dialogue that were put to him in writing.</summary>
    public IReadOnlyList<string> WrittenQuestions { get; init; } = [];
}
