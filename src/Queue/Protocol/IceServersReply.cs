using Itog.Conference.Turn;

namespace Itog.Queue.Protocol;

/// <summary>The answer to <c>iceServers</c>: through what the page may reach the room besides the direct ways; empty when there is nothing.</summary>
public sealed record IceServersReply(bool Ok, ProblemView? Problem, IReadOnlyList<IceServer> Servers) : CallOutcome(Ok, Problem);
