using Itog.Exam.Results;

namespace Itog.Server.ExamResults;

/// <summary>Who knows the result, and since when.</summary>
/// <param name="SignedOn">The date of a signature on paper; null for the button in the letter's page.</param>
internal sealed record AcquaintanceAnswer(ResultReader Reader, DateTimeOffset At, DateOnly? SignedOn);
