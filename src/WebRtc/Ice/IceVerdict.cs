namespace Itog.WebRtc.Ice;

/// <summary>What a STUN datagram was to an <see cref="IceAgent"/>.</summary>
internal enum IceVerdict
{
    /// <summary>A check or answer of the remote's: a sign of life.</summary>
    Authentic,

    /// <summary>Of no consequence.</summary>
    Ignored,

    /// <summary>Wrong or missing credentials.</summary>
    Unauthorized,

    /// <summary>No STUN Binding message with a right FINGERPRINT.</summary>
    Malformed,
}
