namespace Itog.Exam.Regulation;

/// <summary>What a regulation says of one stage.</summary>
/// <param name="Title">The name of the stage for people.</param>
/// <param name="Limit">The longest time, or null for a stage without one.</param>
/// <param name="Counted">Whether its time is part of the participant's 15–16 minutes.</param>
/// <param name="Task">The number of the task that is answered in it.</param>
/// <param name="Card">The card that lies before the participant.</param>
/// <param name="NotesAllowed">Whether the field for notes may be written in.</param>
/// <param name="InterlocutorLine">What the interlocutor says or does.</param>
/// <param name="ParticipantLine">What the participant is to do.</param>
/// <param name="Clause">Where the stage comes from.</param>
public sealed record StageRule(
    Stage Stage,
    string Title,
    TimeSpan? Limit,
    bool Counted,
    int? Task,
    KimCard Card,
    bool NotesAllowed,
    string InterlocutorLine,
    string ParticipantLine,
    string Clause);
