using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Itog.Conference;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;
using Itog.WebRtc.Sdp;

namespace Itog.Clients;

/// <summary>
/// A member of a room on a UDP socket of its own, cheap enough to have hundreds: publishes made-up sound and video, counts what it gets and how late,
/// reports to the server as a browser does. Joining is the caller's: hand <see cref="Offer"/> in, give the answer to <see cref="Accept"/>.
/// After that one thread calls <see cref="Step"/>, see <see cref="LoadThread"/>.
/// </summary>
public sealed class LoadClient : IDisposable
{
    private const int DatagramBytes = 2048;

    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly IceCredentials _credentials = IceCredentials.Create();
    private readonly Dictionary<string, LoadTrack> _tracks = [];
    private readonly Dictionary<uint, ReceivedStream> _streams = [];
    private readonly TransportFeedbackRecorder _feedback = new(TimeSpan.FromMilliseconds(100));
    private readonly byte[] _datagram = new byte[DatagramBytes];
    private readonly byte[] _packet = new byte[DatagramBytes];
    private readonly DelayHistogram? _delays;
    private readonly Ssrc _ssrc;
    private Peer? _peer;
    private SocketEndpoint _server;
    private ushort _transportSequence;

    /// <param name="delays">Gets the delay of every packet received; may be shared by clients of one thread.</param>
    public LoadClient(MemberId id, Seat seat, IEnumerable<TrackSource> publish, IEnumerable<Slot> receive, DelayHistogram? delays = null)
    {
        Id = id;
        Seat = seat;
        _delays = delays;
        _ssrc = RandomSsrc();
        var lines = new List<MediaLine>();
        foreach (var source in publish)
        {
            var mid = lines.Count.ToString(CultureInfo.InvariantCulture);
            _tracks[mid] = new LoadTrack(source, mid, RandomSsrc());
            lines.Add(new MediaLine(mid, MediaLineDirection.Publish, source));
        }

        foreach (var slot in receive)
        {
            lines.Add(new MediaLine(lines.Count.ToString(CultureInfo.InvariantCulture), MediaLineDirection.Receive, slot.Source, slot.Seat));
        }

        Offer = new JoinOffer(LoadOffer.Write(lines, _credentials, Certificate.Fingerprint, _tracks), lines);
    }

    public MemberId Id { get; }

    public Seat Seat { get; }

    public JoinOffer Offer { get; }

    public Socket? Socket { get; private set; }

    public bool IsConnected { get; private set; }

    /// <summary>Refused, failed, or told that it is over.</summary>
    public bool IsGone { get; private set; }

    public long PacketsSent { get; private set; }

    /// <summary>Media packets received, retransmissions left out.</summary>
    public long PacketsReceived { get; private set; }

    /// <summary>Media packets that never came, or have not come yet.</summary>
    public long PacketsMissing => _streams.Values.Sum(s => s.Missing);

    /// <summary>The name under which the server expects checks.</summary>
    public string ServerUfrag { get; private set; } = "";

    /// <summary>The last connectivity check sent, as it went over the wire.</summary>
    public byte[] LastCheck { get; private set; } = [];

    /// <summary>Takes the server's answer: opens the socket towards its candidate.</summary>
    public void Accept(MediaTime now, string answer)
    {
        if (!SessionDescription.TryParse(answer, out var description, out var error))
        {
            throw new FormatException($"The answer cannot be read: {error}");
        }

        var transport = description!.Media.First(m => !m.IsRejected);
        foreach (var media in description.Media)
        {
            if (media.Sources is [var source, ..])
            {
                _streams[source.Ssrc.Value] = new ReceivedStream();
            }
        }

        // candidate:foundation component protocol priority address port typ … (RFC 8839 §5.1)
        var candidate = transport.Candidates.Select(c => c.Split(' ')).First(c => c[2].Equals("udp", StringComparison.OrdinalIgnoreCase));
        var remote = new IPEndPoint(IPAddress.Parse(candidate[4]), int.Parse(candidate[5], CultureInfo.InvariantCulture));
        Socket = new Socket(remote.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false, ReceiveBufferSize = 1 << 20 };
        Socket.Connect(remote);
        _server = SocketEndpoint.FromIPEndPoint(remote);
        ServerUfrag = transport.Ice!.Ufrag;
        _peer = new Peer(new PeerOptions
        {
            CreatedAt = now,
            Certificate = Certificate,
            LocalCredentials = _credentials,
            RemoteCredentials = transport.Ice,
            RemoteFingerprint = transport.Fingerprint!.Value,
            DtlsRole = DtlsRole.Active,
            IceRole = IceRole.Controlling,
            RemoteCandidate = _server,
        });
    }

    /// <summary>Reads what has come, does what is due, sends what there is to send.</summary>
    public void Step(MediaTime now)
    {
        if (_peer is null || Socket is null || IsGone)
        {
            return;
        }

        while (TryReceive(out var length))
        {
            HandleDatagram(now, _datagram.AsSpan(0, length));
        }

        if (_peer.NextTimeout <= now)
        {
            _peer.HandleTimeout(now);
        }

        Drain();
        if (!IsConnected)
        {
            return;
        }

        foreach (var track in _tracks.Values)
        {
            track.Produce(now, this);
        }

        if (_feedback.NextDue <= now)
        {
            SendFeedback(now);
        }
    }

    /// <summary>Says goodbye as a closed page does.</summary>
    public void Close(MediaTime now)
    {
        if (_peer is not null && !IsGone)
        {
            _peer.Close(now);
            Drain();
        }
    }

    /// <summary>Sends a clear packet of the caller's, protected: for those who mean no good.</summary>
    public void SendRtp(ReadOnlySpan<byte> packet)
    {
        packet.CopyTo(_packet);
        SendProtected(_peer!.ProtectRtp(_packet, packet.Length));
    }

    /// <summary>Sends a datagram as it is from this member's address.</summary>
    public void SendRaw(ReadOnlySpan<byte> datagram)
    {
        try
        {
            Socket!.Send(datagram);
        }
        catch (SocketException)
        {
            // Nobody listens, or the system's buffer is full: lost, as a datagram may be.
        }
    }

    public void Dispose()
    {
        _peer?.Dispose();
        Socket?.Dispose();
    }

    internal void Send(LoadTrack track, in RtpHeader header, ReadOnlySpan<byte> payload)
    {
        var writer = new RtpWriter(_packet, header);
        Span<byte> mid = stackalloc byte[4];
        writer.TryAddMid(LoadOffer.MidId, mid[..Encoding.ASCII.GetBytes(track.Mid, mid)]);
        writer.TryAddTransportSequence(LoadOffer.TransportSequenceId, _transportSequence++);
        if (track.IsAudio)
        {
            writer.TryAddAudioLevel(LoadOffer.AudioLevelId, new AudioLevel(30, IsVoice: true));
        }

        if (writer.TryFinish(payload, out var length))
        {
            SendProtected(_peer!.ProtectRtp(_packet, length));
        }
    }

    private static Ssrc RandomSsrc() => new((uint)Random.Shared.Next(1, int.MaxValue));

    private bool TryReceive(out int length)
    {
        length = 0;
        try
        {
            if (Socket!.Available == 0)
            {
                return false;
            }

            length = Socket.Receive(_datagram);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void HandleDatagram(MediaTime now, Span<byte> datagram)
    {
        switch (_peer!.HandleDatagram(now, _server, datagram, out var plaintext))
        {
            case DatagramKind.Rtp:
                OnRtp(now, plaintext);
                break;
            case DatagramKind.Rtcp:
                OnRtcp(plaintext);
                break;
        }
    }

    private void OnRtp(MediaTime now, ReadOnlySpan<byte> plaintext)
    {
        if (!RtpPacket.TryParse(plaintext, out var packet))
        {
            return;
        }

        if (packet.TryGetExtension(LoadOffer.TransportSequenceId, out var value) && value.Length == 2)
        {
            _feedback.OnPacket((ushort)((value[0] << 8) | value[1]), packet.Ssrc, now);
        }

        if (_streams.TryGetValue(packet.Ssrc.Value, out var stream) && packet.Payload.Length > 0)
        {
            PacketsReceived++;
            stream.OnPacket(packet.Sequence);
            if (LoadTrack.SentAt(packet.Payload) is var sent && sent <= now)
            {
                _delays?.Add(now - sent);
            }
        }
    }

    private void OnRtcp(ReadOnlySpan<byte> plaintext)
    {
        if (!RtcpReader.TryCreate(plaintext, out var reader))
        {
            return;
        }

        foreach (var packet in reader)
        {
            if (Pli.TryParse(packet, out var pli))
            {
                foreach (var track in _tracks.Values)
                {
                    track.WantsKeyFrame |= track.Ssrc == pli.Media;
                }
            }
        }
    }

    private void SendFeedback(MediaTime now)
    {
        var writer = new RtcpWriter(_packet.AsSpan(0, 1200));
        if (_feedback.TryWrite(ref writer, _ssrc, now))
        {
            SendProtected(_peer!.ProtectRtcp(_packet, writer.Length));
        }
    }

    private void SendProtected(int length)
    {
        if (length > 0)
        {
            PacketsSent++;
            SendRaw(_packet.AsSpan(0, length));
        }
    }

    private void Drain()
    {
        while (_peer!.TryGetTransmit(_packet, out var length, out _))
        {
            if (_packet[0] <= 3)
            {
                LastCheck = _packet.AsSpan(0, length).ToArray();
            }

            SendRaw(_packet.AsSpan(0, length));
        }

        while (_peer.TryGetEvent(out var e))
        {
            IsConnected |= e.Kind == PeerEventKind.Connected;
            IsGone |= e.Kind is PeerEventKind.Closed or PeerEventKind.Failed;
        }
    }

    /// <summary>How many packets of a stream should have come, and have.</summary>
    private sealed class ReceivedStream
    {
        private SequenceUnwrapper _unwrapper;
        private long _first;
        private long _highest;
        private long _count;

        public long Missing => _count == 0 ? 0 : Math.Max(0, _highest - _first + 1 - _count);

        public void OnPacket(SequenceNumber sequence)
        {
            var extended = _unwrapper.Unwrap(sequence);
            _first = _count == 0 ? extended : _first;
            _highest = _count == 0 ? extended : Math.Max(_highest, extended);
            _count++;
        }
    }
}
