using System.Collections.Immutable;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;

namespace Itog.Queue.Day;

/// <summary>A line of the connection schedule.</summary>
public sealed record PlannedParticipant(Guid Id, DateTimeOffset ScheduledAt)
{
    /// <summary>The extra minutes that he has for the whole answer, to spend where he likes; zero for most [004 §2.2].</summary>
    public TimeSpan ExtraTime { get; init; }

    public AnswerForm Form { get; init; }

    /// <summary>The stages of his course: what his scale leaves of all [004 appendix 12].</summary>
    public ImmutableArray<Stage> Stages { get; init; } = AssignedStages.All;

    /// <summary>Whether he may read the text aloud although that is not scored [004 appendix 12].</summary>
    public bool ReadingUnscored { get; init; }

    /// <summary>Whether he may use the interlocutor's card in the dialogue [004 appendix 12].</summary>
    public bool InterlocutorCard { get; init; }

    public ImmutableArray<PlannedAttendant> Attendants { get; init; } = [];

    /// <summary>He does not agree to the processing of his personal data: nothing of him may be recorded.</summary>
    public bool ConsentRefused { get; init; }

    /// <summary>The decision of the state commission that lets him sit without a recording all the same; null while there is none.</summary>
    public string? NoRecordingDecision { get; init; }
}
