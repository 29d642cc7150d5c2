namespace Itog.Queue.Protocol;

/// <summary>The four ways in which the interlocutor ends an attempt before its end.</summary>
public sealed record EndingsView(EndingView Back, EndingView Failure, EndingView Unfinished, EndingView Removal);
