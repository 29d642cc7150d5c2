namespace Itog.Queue.Protocol;

/// <summary>The answer to the end of a test recording. <paramref name="Sound"/> is where it can be heard while the call lasts; null when nothing came.</summary>
public sealed record TestTakeReply(bool Ok, ProblemView? Problem, string? Sound);
