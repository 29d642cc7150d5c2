namespace Itog.WebRtc;

/// <summary>What has happened to a <see cref="Peer"/>.</summary>
public enum PeerEventKind
{
    /// <summary>The handshake is finished: packets can be sent and received. Once a peer.</summary>
    Connected,

    /// <summary>An authentic check came from a new address: route its datagrams to this peer.</summary>
    AddressValidated,

    /// <summary>Packets go to this address from now on: the first valid one, then each newly nominated one.</summary>
    AddressChanged,

    /// <summary>An address has been silent for long: its datagrams need no route any more.</summary>
    AddressExpired,

    /// <summary>After <see cref="Peer.RestartIce"/> a path works under the new credentials: those of before count no more.</summary>
    Restarted,

    /// <summary>Nothing authentic has come for <see cref="PeerOptions.DisconnectedAfter"/>.</summary>
    Disconnected,

    /// <summary>Authentic packets come again after <see cref="Disconnected"/>.</summary>
    Recovered,

    /// <summary>The remote has said close_notify, or we did.</summary>
    Closed,

    /// <summary>Given up, for <see cref="PeerEvent.Reason"/>.</summary>
    Failed,
}
