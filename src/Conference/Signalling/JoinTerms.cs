using System.Net;
using Itog.WebRtc.Dtls;

namespace Itog.Conference.Signalling;

/// <summary>Our side of every answer of one worker: who we are and where we are reached. Immutable; any thread.</summary>
internal sealed record JoinTerms(Fingerprint Fingerprint, IReadOnlyList<IPEndPoint> Candidates, IReadOnlyList<IPEndPoint> TcpCandidates, int MaxOfferLength);
