namespace Itog.WebRtc.Rtcp;

/// <summary>Values of the FMT field of feedback packets that we know.</summary>
public static class FeedbackFormat
{
    /// <summary>Generic NACK, a transport feedback (RFC 4585 §6.2.1).</summary>
    public const int Nack = 1;

    /// <summary>Transport-wide congestion control, a transport feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).</summary>
    public const int TransportWide = 15;

    /// <summary>Picture loss indication, a payload feedback (RFC 4585 §6.3.1).</summary>
    public const int Pli = 1;

    /// <summary>Full intra request, a payload feedback (RFC 5104 §4.3.1).</summary>
    public const int Fir = 4;

    /// <summary>Application layer feedback, a payload feedback: REMB among others (RFC 4585 §6.4).</summary>
    public const int ApplicationLayer = 15;
}
