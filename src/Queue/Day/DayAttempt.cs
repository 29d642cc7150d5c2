using System.Collections.Immutable;
using Itog.Exam.Regulation;
using Itog.Recorder.Quality;

namespace Itog.Queue.Day;

/// <summary>One sitting of one participant in this auditorium. Immutable part of <see cref="AuditoriumDay"/>.</summary>
public sealed record DayAttempt(Guid Id, Guid Participant, int Number, DateTimeOffset AdmittedAt)
{
    public AttemptPhase Phase { get; init; } = AttemptPhase.Admitted;
    public ImmutableSortedSet<CheckId> Passed { get; init; } = [];
    public bool Briefed { get; init; }
    public bool Ready { get; init; }
    public bool ParticipantHeard { get; init; }
    public bool InterlocutorHeard { get; init; }

    /// <summary>The decision by which nothing of this attempt is recorded [001 §8.8]; null when it is, as a rule.</summary>
    public string? WithoutRecording { get; init; }
    public string? RecordingTrouble { get; init; }

    /// <summary>Since when its recording is switched off by hand; null while it runs.</summary>
    public DateTimeOffset? RecordingPausedAt { get; init; }

    /// <summary>Pauses that he took out of his extra minutes, oldest first.</summary>
    public ImmutableArray<Rest> Rests { get; init; } = [];

    /// <summary>Since when he rests; null while he does not.</summary>
    public DateTimeOffset? RestingSince => Rests is [.., { EndedAt: null } last] ? last.BeganAt : null;

    /// <summary>The attendants who are in the room by connections of their own.</summary>
    public ImmutableHashSet<Guid> Beside { get; init; } = [];

    /// <summary>What he has written, by task; empty for who answers orally.</summary>
    public ImmutableSortedDictionary<int, WrittenText> Written { get; init; } = ImmutableSortedDictionary<int, WrittenText>.Empty;

    /// <summary>Questions that the interlocutor put to him in writing.</summary>
    public ImmutableArray<string> Questions { get; init; } = [];

    /// <summary>Hash of the finished sound file; null until it is there.</summary>
    public string? RecordingSha256 { get; init; }

    /// <summary>What is wrong with the voices now, while they are recorded.</summary>
    public ImmutableArray<SoundTrouble> SoundTroubles { get; init; } = [];

    /// <summary>The verdict on the finished recording; null before it.</summary>
    public VerdictGrade? RecordingGrade { get; init; }

    /// <summary>When the participant said that he hears his recording badly.</summary>
    public DateTimeOffset? RecordingDisputedAt { get; init; }

    /// <summary>When somebody listened to the recording and let it stand.</summary>
    public DateTimeOffset? RecordingAcceptedAt { get; init; }

    /// <summary>It was finished, and ended early afterwards, because its recording is poor (ИС-08).</summary>
    public bool EndedForRecording { get; init; }

    /// <summary>Its participant agreed to sit again the same day.</summary>
    public bool AgainToday { get; init; }

    /// <summary>Chosen when the КИМ was opened.</summary>
    public int? Variant { get; init; }
    public DateTimeOffset? KimOpenedAt { get; init; }

    /// <summary>Whether the interlocutor's screen is being shared now.</summary>
    public bool ScreenShared { get; init; }

    /// <summary>The open КИМ was on a shared screen: the participant may have seen it, so its variant is used up for him.</summary>
    public bool KimSeen { get; init; }

    /// <summary>When the participant's own browser had rendered the КИМ: the start of the register.</summary>
    public DateTimeOffset? KimShownAt { get; init; }

    /// <summary>Stages begun so far, in order; the last one runs while the attempt does.</summary>
    public ImmutableArray<StageRun> Stages { get; init; } = [new(Stage.Greeting, AdmittedAt)];
    public int? Topic { get; init; }

    /// <summary>What the participant said to the recording, stage by stage.</summary>
    public ImmutableArray<SpokenMark> Spoken { get; init; } = [];
    public string Notes { get; init; } = "";
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it broke off, was not finished or ended in a removal; null after an ordinary end.</summary>
    public string? EndReason { get; init; }

    /// <summary>When the participant confirmed the end in his own page.</summary>
    public DateTimeOffset? EndConfirmedAt { get; init; }

    /// <summary>The running stage, or the one in which the attempt ended.</summary>
    public Stage Stage => Stages[^1].Stage;

    public bool Running => Phase is AttemptPhase.Admitted or AttemptPhase.KimOpened or AttemptPhase.InProgress;

    internal DayAttempt Begin(Stage stage, DateTimeOffset at) => this with
    {
        Stages = Stages.SetItem(Stages.Length - 1, Stages[^1].GoOn(at) with { EndedAt = at })
            .Add(new StageRun(stage, at) { StandsSince = RecordingPausedAt is null ? null : at }),
    };

    // The time of an answer is that of an answer that is recorded: no clause lets it run out in a pause.
    internal DayAttempt Pause(DateTimeOffset at) =>
        this with { RecordingPausedAt = at, Stages = Stages.SetItem(Stages.Length - 1, Stages[^1].Stand(at)) };

    internal DayAttempt Resume(DateTimeOffset at) => (this with { RecordingPausedAt = null }).GoOn(at);

    internal DayAttempt BeginRest(DateTimeOffset at) =>
        this with { Rests = Rests.Add(new Rest(Stage, at)), Stages = Stages.SetItem(Stages.Length - 1, Stages[^1].Stand(at)) };

    internal DayAttempt EndRest(DateTimeOffset at) => CloseRest(at).GoOn(at);

    // Of two causes for standing still the last one to go lets the time run.
    private DayAttempt GoOn(DateTimeOffset at) =>
        RecordingPausedAt is not null || RestingSince is not null ? this : this with { Stages = Stages.SetItem(Stages.Length - 1, Stages[^1].GoOn(at)) };

    private DayAttempt CloseRest(DateTimeOffset at) =>
        RestingSince is null ? this : this with { Rests = Rests.SetItem(Rests.Length - 1, Rests[^1] with { EndedAt = at }) };

    internal DayAttempt End(AttemptPhase phase, DateTimeOffset at, string? reason) => CloseRest(at) with
    {
        Beside = [],
        Phase = phase,
        EndedAt = at,
        EndReason = reason,
        ScreenShared = false,
        SoundTroubles = [],
        RecordingPausedAt = null,
        Stages = Stages.SetItem(Stages.Length - 1, Stages[^1].GoOn(at) with { EndedAt = at }),
    };
}
