namespace Itog.Server.SignIn;

/// <summary>Who is signed in, as <c>Session</c> of <c>messages.ts</c>.</summary>
/// <param name="Rechecks">How many blinded recordings are given to him; their page is <c>/recheck</c>.</param>
/// <param name="Walls">The schools whose auditoriums he sees all at once; their page is <c>/wall</c>.</param>
public sealed record SessionAnswer(string Kind, string Name, IReadOnlyList<AssignmentAnswer> Assignments, int Rechecks, IReadOnlyList<WallPlaceAnswer> Walls);
