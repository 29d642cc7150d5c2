namespace Itog.Server.DayProgress;

/// <summary>An act of the day and where it is printed.</summary>
internal sealed record ActAnswer(string Title, string Url);
