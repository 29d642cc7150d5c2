namespace Itog.Exam.Kim;

/// <summary>A topic of conversation: the participant's card for task 3 and the interlocutor's card for task 4.</summary>
/// <param name="Instruction">The task on the participant's card.</param>
/// <param name="PlanPoints">The plan on the participant's card.</param>
/// <param name="InterlocutorQuestions">Three questions; for the interlocutor only.</param>
public sealed record KimTopic(
    KimTopicKind Kind,
    string Title,
    string Instruction,
    IReadOnlyList<string> PlanPoints,
    IReadOnlyList<string> InterlocutorQuestions,
    KimPicture? Picture = null);
