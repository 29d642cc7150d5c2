using Itog.Exam.Regulation;

namespace Itog.Server.ExamResults;

/// <summary>A readmission as it is typed.</summary>
internal sealed record ReadmissionTyped(ExamRound Round, string? Decision, DateOnly DecidedOn, string? Ground);
