namespace Itog.Server.ExamResults;

/// <summary>The approval of a day's results.</summary>
internal sealed record ApprovalAnswer(DateOnly ProcessingEndedOn, DateOnly ApprovedOn, string Decision);
