using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>An exam day of a school.</summary>
internal sealed record ExamDayAnswer(int Id, DateOnly Date, string RegulationId, TimeOnly StartTime, ExamDayKind Kind);
