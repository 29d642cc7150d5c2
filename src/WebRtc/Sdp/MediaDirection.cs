namespace Itog.WebRtc.Sdp;

/// <summary>Direction of an m-line as seen by who wrote the description (RFC 8866 §6.7).</summary>
public enum MediaDirection
{
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
}
