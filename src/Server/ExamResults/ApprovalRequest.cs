namespace Itog.Server.ExamResults;

/// <summary>The approval as it is typed: by what the results were approved, and when.</summary>
internal sealed record ApprovalRequest(DateOnly ProcessingEndedOn, DateOnly ApprovedOn, string? Decision);
