namespace Itog.Queue.Protocol;

/// <summary>The answer to <c>restartIce</c>: the server's new credentials, or why there are none.</summary>
public sealed record IceRestartReply(bool Ok, ProblemView? Problem, string? Ufrag, string? Password) : CallOutcome(Ok, Problem);
