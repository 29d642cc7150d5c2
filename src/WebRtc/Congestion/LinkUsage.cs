namespace Itog.WebRtc.Congestion;

/// <summary>What the growth of the delay says of the way (draft-ietf-rmcat-gcc-02 §5.4).</summary>
internal enum LinkUsage
{
    Normal,

    /// <summary>A queue grows.</summary>
    Overuse,

    /// <summary>A queue drains.</summary>
    Underuse,
}
