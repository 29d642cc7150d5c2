using Itog.Exam.People;

namespace Itog.Server.People;

/// <summary>An exam day to be set.</summary>
/// <param name="StartTime">By the school's clock; null takes the regulation's.</param>
internal sealed record ExamDayRequest(DateOnly Date, string? RegulationId, ExamDayKind Kind, TimeOnly? StartTime);
