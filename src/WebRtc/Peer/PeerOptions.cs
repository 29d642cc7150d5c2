using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc;

/// <summary>What a <see cref="Peer"/> is made from: the two sides' SDP and the timeouts.</summary>
public sealed record PeerOptions
{
    /// <summary>When the peer is made; <see cref="ConnectTimeout"/> runs from here.</summary>
    public required MediaTime CreatedAt { get; init; }

    /// <summary>Shared by all peers of the process; not disposed of by the peer.</summary>
    public required DtlsCertificate Certificate { get; init; }

    public required IceCredentials LocalCredentials { get; init; }

    public required IceCredentials RemoteCredentials { get; init; }

    /// <summary>The remote certificate's fingerprint in its SDP.</summary>
    public required Fingerprint RemoteFingerprint { get; init; }

    public DtlsRole DtlsRole { get; init; } = DtlsRole.Passive;

    public IceRole IceRole { get; init; } = IceRole.Lite;

    /// <summary>Where a <see cref="Ice.IceRole.Controlling"/> agent sends its checks; not used by a lite one.</summary>
    public SocketEndpoint RemoteCandidate { get; init; }

    /// <summary>How long until a peer that has not become connected has failed.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which a peer is disconnected. Chromium checks a steady path every 2.5 s.</summary>
    public TimeSpan DisconnectedAfter { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Silence after which a peer has failed: consent expires after 30 s (RFC 7675 §5.1).</summary>
    public TimeSpan FailedAfter { get; init; } = TimeSpan.FromSeconds(30);
}
