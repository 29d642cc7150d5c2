namespace Itog.Server.SignIn;

/// <summary>Who is signed in, as <c>Session</c> of <c>messages.ts</c>.</summary>
public sealed record SessionAnswer(string Kind, string Name, IReadOnlyList<AssignmentAnswer> Assignments);
