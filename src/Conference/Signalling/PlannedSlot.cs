using Itog.WebRtc.Rtp;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Signalling;

/// <summary>A line on which the member will receive: the negotiated m-line of a slot and the streams that we chose for it.</summary>
internal sealed record PlannedSlot(Slot Slot, Ssrc Ssrc, Ssrc Rtx, string CanonicalName, NegotiatedMedia Media);
