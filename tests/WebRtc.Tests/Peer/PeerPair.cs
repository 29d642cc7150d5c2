using System.Buffers.Binary;
using System.Net;
using Itog.Simulation;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;

namespace Itog.WebRtc.Tests;

/// <summary>A browser-like peer (controlling, active) and a server-like one (lite, passive) on a simulated network.</summary>
internal sealed class PeerPair : IDisposable
{
    public static readonly SocketEndpoint ServerAddress = Address("192.0.2.1:5000");
    public static readonly SocketEndpoint ClientAddress = Address("198.51.100.9:40000");

    private static readonly DtlsCertificate ServerCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50));
    private static readonly DtlsCertificate ClientCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(50));

    private readonly byte[] _buffer = new byte[2048];

    public PeerPair(int seed, Func<PeerOptions, PeerOptions>? client = null, Func<PeerOptions, PeerOptions>? server = null)
    {
        Network = new SimulatedNetwork(seed);
        ServerCredentials = IceCredentials.Create();
        var clientCredentials = IceCredentials.Create();
        var serverOptions = new PeerOptions
        {
            CreatedAt = Now,
            Certificate = ServerCertificate,
            LocalCredentials = ServerCredentials,
            RemoteCredentials = clientCredentials,
            RemoteFingerprint = ClientCertificate.Fingerprint,
        };
        var clientOptions = new PeerOptions
        {
            CreatedAt = Now,
            Certificate = ClientCertificate,
            LocalCredentials = clientCredentials,
            RemoteCredentials = ServerCredentials,
            RemoteFingerprint = ServerCertificate.Fingerprint,
            DtlsRole = DtlsRole.Active,
            IceRole = IceRole.Controlling,
            RemoteCandidate = ServerAddress,
        };
        Server = new Peer(server?.Invoke(serverOptions) ?? serverOptions);
        Client = new Peer(client?.Invoke(clientOptions) ?? clientOptions);
    }

    public SimulatedNetwork Network { get; }

    /// <summary>What the server's peer was made with.</summary>
    public IceCredentials ServerCredentials { get; }

    public Peer Server { get; }

    public Peer Client { get; }

    public MediaTime Now { get; private set; } = MediaTime.FromMilliseconds(1000);

    public List<PeerEvent> ServerEvents { get; } = [];

    public List<PeerEvent> ClientEvents { get; } = [];

    public List<(DatagramKind Kind, byte[] Bytes)> ServerReceived { get; } = [];

    public List<(DatagramKind Kind, byte[] Bytes)> ClientReceived { get; } = [];

    /// <summary>Every datagram that has arrived, before it was decrypted.</summary>
    public List<SimulatedDatagram> Arrived { get; } = [];

    public bool AreConnected => (Server.State, Client.State) == (PeerState.Connected, PeerState.Connected);

    public static SocketEndpoint Address(string text) => SocketEndpoint.FromIPEndPoint(IPEndPoint.Parse(text));

    /// <summary>A clear RTP packet whose payload tells its number.</summary>
    public static byte[] MakeRtp(uint ssrc, ushort sequence, int length = 200)
    {
        var packet = new byte[length];
        packet[0] = 0x80;
        packet[1] = 111;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        packet.AsSpan(12).Fill((byte)(sequence + ssrc));
        return packet;
    }

    /// <summary>Lets time pass until the condition holds or the time is over; returns whether it holds.</summary>
    public bool Run(TimeSpan time, Func<bool> until)
    {
        var end = Now + time;
        Drain();
        while (!until())
        {
            var next = Earliest(Network.NextArrival, Earliest(Server.NextTimeout, Client.NextTimeout));
            if (next > end)
            {
                Now = end;
                return until();
            }

            Now = next > Now ? next : Now;
            Step();
        }

        return true;
    }

    public void Run(TimeSpan time) => Run(time, static () => false);

    public bool Connect() => Run(TimeSpan.FromSeconds(30), () => AreConnected);

    public void SendFromClient(byte[] clear, bool rtcp = false) => Send(Client, ClientAddress, clear, rtcp);

    public void SendFromServer(byte[] clear, bool rtcp = false) => Send(Server, ServerAddress, clear, rtcp);

    /// <summary>Delivers bytes to the server at once, as if they had come from <paramref name="from"/>.</summary>
    public DatagramKind Inject(SocketEndpoint from, byte[] datagram)
    {
        var kind = Server.HandleDatagram(Now, from, (byte[])datagram.Clone(), out _);
        Drain();
        return kind;
    }

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
    }

    private void Step()
    {
        while (Network.TryReceive(Now, out var datagram))
        {
            Arrived.Add(datagram with { Bytes = (byte[])datagram.Bytes.Clone() });
            var (peer, received) = datagram.To == ServerAddress ? (Server, ServerReceived) : (Client, ClientReceived);
            var kind = peer.HandleDatagram(Now, datagram.From, datagram.Bytes, out var plaintext);
            if (kind != DatagramKind.None)
            {
                received.Add((kind, plaintext.ToArray()));
            }

            Drain();
        }

        foreach (var peer in new[] { Server, Client })
        {
            if (peer.NextTimeout <= Now)
            {
                peer.HandleTimeout(Now);
                (peer.NextTimeout > Now).Should().BeTrue("a timeout that is handled is over");
            }
        }

        Drain();
    }

    private void Drain()
    {
        Drain(Server, ServerAddress, ServerEvents);
        Drain(Client, ClientAddress, ClientEvents);
    }

    private void Drain(Peer peer, SocketEndpoint address, List<PeerEvent> events)
    {
        while (peer.TryGetTransmit(_buffer, out var length, out var to))
        {
            length.Should().BeInRange(1, 1200);
            Network.Send(Now, address, to, _buffer.AsSpan(0, length));
        }

        while (peer.TryGetEvent(out var e))
        {
            events.Add(e);
        }
    }

    private void Send(Peer peer, SocketEndpoint address, byte[] clear, bool rtcp)
    {
        clear.CopyTo(_buffer, 0);
        var length = rtcp ? peer.ProtectRtcp(_buffer, clear.Length) : peer.ProtectRtp(_buffer, clear.Length);
        if (length > 0)
        {
            Network.Send(Now, address, peer.RemoteEndpoint, _buffer.AsSpan(0, length));
        }
    }

    private static MediaTime Earliest(MediaTime a, MediaTime b) => a < b ? a : b;
}
