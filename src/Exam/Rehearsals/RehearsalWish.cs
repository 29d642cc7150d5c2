namespace Itog.Exam.Rehearsals;

/// <summary>How a rehearsal is to be held.</summary>
/// <param name="Date">Null: today.</param>
/// <param name="Start">By the school's clock; null: now, and on another day the regulation's hour.</param>
/// <param name="Auditoriums">Null or empty: all that have an interlocutor.</param>
/// <param name="StandIns">Made-up pupils in each auditorium.</param>
/// <param name="WithParticipants">Whether the school's own participants come too.</param>
public sealed record RehearsalWish(DateOnly? Date, TimeOnly? Start, IReadOnlyList<int>? Auditoriums, int StandIns, bool WithParticipants);
