namespace Itog.Exam.Regulation;

/// <summary>A term of the regulation. It always names the event it counts from; negative days lie before it.</summary>
/// <param name="Id">What must be done, <c>checkingEnds</c>.</param>
/// <param name="Title">The same for people.</param>
/// <param name="CountsFrom">The event that it counts from, for people.</param>
public sealed record Deadline(string Id, string Title, int Days, DayKind Kind, string CountsFrom, string Clause);
