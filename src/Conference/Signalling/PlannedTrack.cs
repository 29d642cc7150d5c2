using Itog.WebRtc.Sdp;

namespace Itog.Conference.Signalling;

/// <summary>A line on which the member will send: the negotiated m-line of one of its sources.</summary>
internal sealed record PlannedTrack(TrackSource Source, NegotiatedMedia Media);
