using Itog.Exam.Results;

namespace Itog.Server.ExamResults;

/// <summary>Whose signature stands on paper, and the date beside it.</summary>
internal sealed record SignatureRequest(ResultReader Reader, DateOnly SignedOn);
