using System.Collections.Immutable;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Queue.Day;

/// <summary>
/// What is settled before the day begins: schedule, variants, course, patience. The rules read it; no event changes it.
/// The mailbox makes it from the database and refreshes it before the КИМ is opened.
/// </summary>
public sealed record DayPlan
{
    public required int ExamDay { get; init; }
    public required int Auditorium { get; init; }
    public required ImmutableArray<PlannedParticipant> Schedule { get; init; }
    public required ImmutableArray<PlannedVariant> Variants { get; init; }

    /// <summary>Those who sat here and are in the schedule of another auditorium now: the conditions of their attempts do not go with them.</summary>
    public ImmutableArray<PlannedParticipant> Moved { get; init; } = [];

    /// <summary>The rules of the region and year: course, limits, late and failure rule.</summary>
    public required RegulationPack Regulation { get; init; }

    /// <summary>When the КИМ may be opened; null when a rehearsal was released from the hour.</summary>
    public DateTimeOffset? SealOpensAt { get; init; }

    /// <summary>The same moment on the clock of the school, for people.</summary>
    public string SealOpensAtText { get; init; } = "";

    /// <summary>How long a lost connection is waited for.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>How long an alarm may stay unacknowledged before it is raised a second time.</summary>
    public TimeSpan AlarmPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The stages of a participant's course, in order.</summary>
    public ImmutableArray<Stage> StagesOf(Guid participant) => WhoSat(participant)?.Stages ?? AssignedStages.All;

    /// <summary>The stage with which the КИМ is first seen.</summary>
    public Stage FirstStage(Guid participant) => StagesOf(participant).First(s => s > Stage.Greeting);

    /// <summary>The stage that follows another one in a participant's course.</summary>
    public Stage StageAfter(Guid participant, Stage stage) => StagesOf(participant).First(s => s > stage);

    /// <summary>The line of the schedule of one who is to answer here; null for all others.</summary>
    public PlannedParticipant? Participant(Guid id) => Schedule.FirstOrDefault(p => p.Id == id);

    /// <summary>The same, also of one who sat here and was moved: for his attempts of before.</summary>
    public PlannedParticipant? WhoSat(Guid id) => Participant(id) ?? Moved.FirstOrDefault(p => p.Id == id);
}
