namespace Itog.Server.Papers;

/// <summary>The papers of a day, and the formats in which the result form can be taken as data.</summary>
internal sealed record DayPapersAnswer(IReadOnlyList<DayPaperAnswer> Papers, IReadOnlyList<ResultFileAnswer> Results);
