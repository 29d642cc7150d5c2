using Itog.Exam.Regulation;

namespace Itog.Queue.Day;

/// <summary>Something that was said at a stage, as the interlocutor marked it.</summary>
public sealed record SpokenMark(Stage Stage, Spoken What);
