namespace Itog.Queue.Day;

/// <summary>The newest saved text of a participant's written answer to a task. Part of <see cref="DayAttempt"/>.</summary>
/// <param name="Text">The log knows only its hash: after a restart the words come back from the database.</param>
public sealed record WrittenText(int Revision, string Text, string Sha256, DateTimeOffset SavedAt);
