namespace Itog.Server.ExamResults;

/// <summary>What one criterion gave, out of what it could give.</summary>
internal sealed record OwnCriterionAnswer(string Code, string Title, int Score, int Max);
