namespace Itog.WebRtc.Ice;

/// <summary>Reads the USERNAME of a connectivity check, by which the owner of a shared socket finds the peer.</summary>
public static class IceUsername
{
    /// <summary>
    /// The receiver's ufrag out of USERNAME "receiver:sender" (RFC 8445 §7.2.2) of a STUN request. Cheap and not authenticated:
    /// the peer found by it checks the message's integrity.
    /// </summary>
    public static bool TryReadLocalUfrag(ReadOnlySpan<byte> datagram, out ReadOnlySpan<byte> localUfrag)
    {
        localUfrag = default;
        return false;
    }
}
