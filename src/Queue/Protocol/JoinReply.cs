namespace Itog.Queue.Protocol;

/// <summary>The answer to <c>join</c>: the SDP answer, or why there is none.</summary>
public sealed record JoinReply(bool Ok, ProblemView? Problem, string? Sdp) : CallOutcome(Ok, Problem);
