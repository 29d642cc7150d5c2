using Itog.WebRtc.Stun;

namespace Itog.WebRtc.Ice;

/// <summary>Reads the USERNAME of a connectivity check, by which the owner of a shared socket finds the peer. Stateless.</summary>
public static class IceUsername
{
    /// <summary>
    /// The receiver's ufrag out of USERNAME "receiver:sender" (RFC 8445 §7.2.2) of a STUN request. Cheap and not authenticated:
    /// the peer found by it checks the message's integrity.
    /// </summary>
    public static bool TryReadLocalUfrag(ReadOnlySpan<byte> datagram, out ReadOnlySpan<byte> localUfrag)
    {
        localUfrag = default;
        if (!StunMessage.HasHeader(datagram) || StunMessage.ClassOf(datagram) != StunClass.Request)
        {
            return false;
        }

        var at = StunMessage.HeaderLength;
        while (StunMessage.TryReadAttribute(datagram, at, out var type, out var value))
        {
            if (type == StunAttribute.Username)
            {
                return TrySplit(value, out localUfrag);
            }

            at += StunMessage.AttributeHeaderLength + StunMessage.Padded(value.Length);
        }

        return false;
    }

    internal static bool TrySplit(ReadOnlySpan<byte> username, out ReadOnlySpan<byte> receiver)
    {
        var colon = username.IndexOf((byte)':');
        receiver = colon > 0 ? username[..colon] : default;
        return colon > 0;
    }
}
