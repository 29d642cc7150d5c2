namespace Itog.Server.ExamResults;

/// <summary>How many notices wait for the post now because of the request.</summary>
internal sealed record LettersQueuedAnswer(int Queued);
