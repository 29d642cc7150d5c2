using System.Buffers.Binary;
using System.Net;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc;

/// <summary>One conversation of two peers in memory, for <see cref="Peer.WarmUp"/>. Stateless.</summary>
internal static class PeerWarmUp
{
    private const int MaxRounds = 100;
    private const int Packets = 200;
    private const int PacketLength = 1000;

    private static readonly SocketEndpoint Left = SocketEndpoint.FromAddress(IPAddress.Loopback, 1);
    private static readonly SocketEndpoint Right = SocketEndpoint.FromAddress(IPAddress.Loopback, 2);

    public static void Run()
    {
        using var certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(1));
        var credentials = IceCredentials.Create();
        var now = default(MediaTime);
        var lite = new PeerOptions
        {
            CreatedAt = now,
            Certificate = certificate,
            LocalCredentials = credentials,
            RemoteCredentials = credentials,
            RemoteFingerprint = certificate.Fingerprint,
        };
        using var server = new Peer(lite);
        using var client = new Peer(lite with { DtlsRole = DtlsRole.Active, IceRole = IceRole.Controlling, RemoteCandidate = Right });
        Span<byte> buffer = stackalloc byte[1500];
        for (var round = 0; round < MaxRounds && (server.State, client.State) != (PeerState.Connected, PeerState.Connected); round++)
        {
            client.HandleTimeout(now);
            server.HandleTimeout(now);
            Carry(now, client, Left, server, buffer);
            Carry(now, server, Right, client, buffer);
            now += TimeSpan.FromMilliseconds(50);
        }

        for (ushort sequence = 0; sequence < Packets; sequence++)
        {
            SendPacket(now, client, Left, server, buffer, sequence);
            SendPacket(now, server, Right, client, buffer, sequence);
        }

        client.Close(now);
        Carry(now, client, Left, server, buffer);
    }

    private static void Carry(MediaTime now, Peer from, SocketEndpoint address, Peer to, Span<byte> buffer)
    {
        while (from.TryGetTransmit(buffer, out var length, out _))
        {
            to.HandleDatagram(now, address, buffer[..length], out _);
        }
    }

    private static void SendPacket(MediaTime now, Peer from, SocketEndpoint address, Peer to, Span<byte> buffer, ushort sequence)
    {
        buffer[..PacketLength].Clear();
        buffer[0] = 0x80;
        buffer[1] = 96;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], sequence);
        to.HandleDatagram(now, address, buffer[..from.ProtectRtp(buffer, PacketLength)], out _);

        buffer[1] = 201;
        to.HandleDatagram(now, address, buffer[..from.ProtectRtcp(buffer, PacketLength)], out _);
    }
}
