namespace Itog.Queue.Protocol;

/// <summary>The interlocutor's ticks, by <see cref="Day.CheckId"/>.</summary>
public sealed record ChecksView(bool Alone, bool DeskClear, bool DocumentMatches);
