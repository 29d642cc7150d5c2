namespace Itog.Queue.Protocol;

/// <summary>The written answer to a task as it is saved.</summary>
/// <param name="Revision">0 while nothing was written.</param>
/// <param name="Open">It is being written now.</param>
public sealed record WrittenView(int Task, int Revision, string Text, DateTimeOffset? SavedAt, bool Open);
