namespace Itog.Exam.Regulation;

/// <summary>The stages of a model of the КИМ with their limits and scripts; packs share it and give the clause. Immutable.</summary>
internal sealed record ExamCourse(string Id, string Title, IReadOnlyList<CourseStage> Stages);

/// <summary>A stage as the course's file has it. <paramref name="Row"/> is its row in the table of the interlocutor's instruction.</summary>
internal sealed record CourseStage(
    Stage Id, string Title, int Row, int? LimitSeconds, bool Counted, int? Task, KimCard Card, bool NotesAllowed, string Interlocutor, string Participant);
