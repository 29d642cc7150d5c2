namespace Itog.Exam.Rechecks;

/// <summary>Whether somebody who failed may ask for a recheck, as the pages show it before anything is typed.</summary>
/// <param name="Fails">How many fails of this school year the server knows, this one among them.</param>
/// <param name="Refusal">Why not; null when he may.</param>
/// <param name="Until">The last day; null when nobody was told yet, or the regulation names no term.</param>
/// <param name="Hour">The hour of that day.</param>
/// <param name="Late">Whether that day is over.</param>
public sealed record RecheckOffer(Guid Participant, int Fails, Problem? Refusal, DateOnly? Until, TimeOnly? Hour, bool Late);
