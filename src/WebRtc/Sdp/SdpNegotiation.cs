namespace Itog.WebRtc.Sdp;

/// <summary>stub</summary>
internal sealed class SdpNegotiation(SessionDescription offer, AnswerOptions options)
{
    public bool TryAnswer(out SdpAnswer? answer, out SdpError? error)
    {
        answer = null;
        error = new SdpError(0, offer.Name + options.Ice);
        return false;
    }
}
