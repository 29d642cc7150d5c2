using Itog.WebRtc.Rtp;

namespace Itog.WebRtc.Rtcp;

/// <summary>Picture loss indication (RFC 4585 §6.3.1): the receiver needs a key frame of <paramref name="Media"/>.</summary>
public readonly record struct Pli(Ssrc Sender, Ssrc Media)
{
    public static bool TryParse(in RtcpPacket packet, out Pli pli)
    {
        var valid = packet.IsPayloadFeedback(FeedbackFormat.Pli) & Feedback.TryParse(packet, out var feedback);
        pli = valid ? new Pli(feedback.Sender, feedback.Media) : default;
        return valid;
    }
}
