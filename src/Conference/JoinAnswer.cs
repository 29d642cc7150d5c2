namespace Itog.Conference;

/// <summary>The answer to a <see cref="JoinOffer"/>: ICE-lite, DTLS-passive, all candidates inside.</summary>
public sealed record JoinAnswer(string Sdp);
