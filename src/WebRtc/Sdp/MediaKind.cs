namespace Itog.WebRtc.Sdp;

/// <summary>The media type of an m-line (RFC 8866 §5.14).</summary>
public enum MediaKind
{
    Audio,
    Video,

    /// <summary>Data channels, text and whatever else: we always reject it.</summary>
    Other,
}
