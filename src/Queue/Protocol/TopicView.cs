namespace Itog.Queue.Protocol;

/// <summary>A topic of task 3 by its number on the card, 1 to 3.</summary>
public sealed record TopicView(int Number, string Title);
