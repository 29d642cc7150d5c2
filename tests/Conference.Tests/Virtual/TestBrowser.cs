using System.Buffers.Binary;
using System.Net;
using System.Text;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Ice;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Tests.Virtual;

/// <summary>
/// A page's end of the connection on the virtual network: publishes made-up Opus and VP8, answers NACK and PLI, asks for what it misses,
/// and keeps what it gets by slot.
/// </summary>
internal sealed class TestBrowser : IDisposable
{
    public sealed record Received(Ssrc Ssrc, PayloadType PayloadType, SequenceNumber Sequence, RtpTimestamp Timestamp, bool Marker, int? Level, string Mid, byte[] Payload, bool Recovered);

    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(new(2026, 2, 11, 6, 0, 0, TimeSpan.Zero));

    private readonly ITestNetwork _network;
    private IceCredentials _credentials = IceCredentials.Create();
    private readonly Dictionary<string, Slot> _slotByMid = [];
    private readonly Dictionary<Ssrc, (Slot Slot, bool Rtx)> _slotBySsrc = [];
    private readonly Dictionary<Slot, (NackGenerator Nack, Ssrc Media)> _receivers = [];
    private readonly Dictionary<Slot, SequenceUnwrapper> _sequences = [];
    private readonly Dictionary<Ssrc, ReceiverStatistics> _reception = [];
    private readonly Dictionary<Slot, List<Received>> _received = [];
    private readonly byte[] _buffer = new byte[2000];
    private readonly bool _repeatsSound;
    private readonly Dictionary<(Ssrc, SequenceNumber), byte[]> _sentSound = [];
    private Peer? _peer;
    private readonly TransportFeedbackRecorder _feedback = new();
    private ushort _transportSequence;
    private MediaTime _nextReport;
    private byte _firs;

    public TestBrowser(ITestNetwork network, MemberId id, Seat seat, TrackSource[] publish, Slot[] receive, bool announceSsrcs = true, string? fingerprint = null, bool repeatsSound = true, bool transportFeedback = true, bool simulcast = false)
    {
        _network = network;
        _repeatsSound = repeatsSound;
        Id = id;
        Seat = seat;
        Endpoint = network.NewEndpoint();
        var lines = new List<MediaLine>();
        foreach (var source in publish)
        {
            Tracks[source] = new TestTrack(source, lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), (uint)network.Random.Next(1, int.MaxValue));
            if (simulcast && source == TrackSource.Camera)
            {
                // Two streams of one line; what a test switches on and off as the camera is the large one.
                SmallCamera = new TestTrack(source, Tracks[source].Mid, (uint)network.Random.Next(1, int.MaxValue), "l");
                Tracks[source] = new TestTrack(source, Tracks[source].Mid, (uint)network.Random.Next(1, int.MaxValue), "h");
            }

            lines.Add(new MediaLine(Tracks[source].Mid, MediaLineDirection.Publish, source));
        }

        foreach (var slot in receive)
        {
            var mid = lines.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            _slotByMid[mid] = slot;
            lines.Add(new MediaLine(mid, MediaLineDirection.Receive, slot.Source, slot.Seat));
        }

        Offer = new JoinOffer(
            OfferText.Write(
                lines,
                _credentials.Ufrag,
                _credentials.Password,
                fingerprint ?? Certificate.Fingerprint.ToString(),
                mid => announceSsrcs && Tracks.Values.FirstOrDefault(t => t.Mid == mid) is { } track ? (track.Ssrc, track.RtxSsrc) : null,
                repeatsSound,
                transportFeedback,
                mid => simulcast && Tracks[TrackSource.Camera].Mid == mid ? ["l", "h"] : []),
            lines);
    }

    public MemberId Id { get; }
    public Seat Seat { get; }
    public SocketEndpoint Endpoint { get; private set; }
    public JoinOffer Offer { get; }
    public Dictionary<TrackSource, TestTrack> Tracks { get; } = [];

    /// <summary>The name under which the server expects checks; known from its answer.</summary>
    public string RemoteUfrag { get; private set; } = "";

    /// <summary>The small layer of the camera; null without simulcast.</summary>
    public TestTrack? SmallCamera { get; }

    /// <summary>Every stream that it may publish.</summary>
    public IEnumerable<TestTrack> Published => SmallCamera is null ? Tracks.Values : [.. Tracks.Values, SmallCamera];

    /// <summary>The last connectivity check that it sent, as it stood on the wire.</summary>
    public byte[] LastCheck { get; private set; } = [];

    public bool IsConnected { get; private set; }
    public bool IsGone { get; private set; }

    /// <summary>While true nothing leaves or enters: the cable is out.</summary>
    public bool IsCutOff { get; set; }

    public bool SendsReports { get; set; }

    /// <summary>Whether it reports on what it receives too, as browsers do, and asks again by the round trip that it measures.</summary>
    public bool ReportsReception { get; set; }

    /// <summary>Whether it tells, as browsers do, when each packet with a transport-wide number came.</summary>
    public bool GivesTransportFeedback { get; set; }

    public bool AnswersNacks { get; set; } = true;
    public bool AnswersPlis { get; set; } = true;
    public int Plis { get; private set; }
    public int NacksReceived { get; private set; }

    /// <summary>Packets that these asked for, each as often as it was.</summary>
    public int PacketsAskedFor { get; private set; }
    public int TransportFeedbacks { get; private set; }
    public List<SenderReport> SenderReports { get; } = [];
    public List<ReportBlock> ReportBlocksReceived { get; } = [];
    public List<Remb> Rembs { get; } = [];
    public Dictionary<Ssrc, string> CanonicalNames { get; } = [];
    public List<Ssrc> Goodbyes { get; } = [];
    public int DatagramsReceived { get; private set; }

    public IReadOnlyList<Received> Get(Slot slot) => _received.GetValueOrDefault(slot) ?? [];

    public void Accept(string answer)
    {
        SessionDescription.TryParse(answer, out var description, out _).Should().BeTrue();
        var transport = description!.Media.First(m => !m.IsRejected);
        ServerUfrag = transport.Ice!.Ufrag;
        foreach (var media in description.Media.Where(m => m.Sources.Count > 0))
        {
            var slot = _slotByMid[media.Mid!];
            _slotBySsrc[media.Sources[0].Ssrc] = (slot, false);
            _receivers[slot] = (new NackGenerator(), media.Sources[0].Ssrc);
            _reception[media.Sources[0].Ssrc] = new ReceiverStatistics(media.Sources[0].Ssrc, slot.Source == TrackSource.Microphone ? 48_000 : 90_000);
            foreach (var group in media.SourceGroups)
            {
                _slotBySsrc[group.Sources[1]] = (slot, true);
            }
        }

        RemoteUfrag = transport.Ice!.Ufrag;
        _peer = new Peer(new PeerOptions
        {
            CreatedAt = _network.Now,
            Certificate = Certificate,
            LocalCredentials = _credentials,
            RemoteCredentials = transport.Ice!,
            RemoteFingerprint = transport.Fingerprint!.Value,
            DtlsRole = DtlsRole.Active,
            IceRole = IceRole.Controlling,
            RemoteCandidate = _network.ServerEndpoint,
        });
    }

    /// <summary>Our ufrag as the page knows it.</summary>
    public string ServerUfrag { get; private set; } = "";

    /// <summary>Its network changes: it has another address, and the old one is gone.</summary>
    public void Move() => Endpoint = _network.NewEndpoint();

    /// <summary>Makes the credentials of an offer with <c>iceRestart</c>.</summary>
    public IceCredentials OfferRestart() => _credentials = IceCredentials.Create();

    /// <summary>Takes the answer to <see cref="OfferRestart"/>.</summary>
    public void AcceptRestart(IceCredentials server)
    {
        ServerUfrag = server.Ufrag;
        _peer!.RestartIce(_network.Now, _credentials, server);
        Drain();
    }

    public void HandleDatagram(MediaTime now, SocketEndpoint from, byte[] datagram)
    {
        if (IsCutOff)
        {
            return;
        }

        DatagramsReceived++;
        if (_peer is null)
        {
            return;
        }

        switch (_peer.HandleDatagram(now, from, datagram, out var plaintext))
        {
            case WebRtc.DatagramKind.Rtp:
                OnRtp(now, plaintext);
                break;
            case WebRtc.DatagramKind.Rtcp:
                OnRtcp(plaintext);
                break;
        }

        Drain();
    }

    public void HandleTimeout(MediaTime now)
    {
        if (_peer is null)
        {
            return;
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

        foreach (var track in Published)
        {
            track.Produce(now, this);
        }

        SendNacks(now);
        SendTransportFeedback(now);
        if (SendsReports && now >= _nextReport)
        {
            _nextReport = now + TimeSpan.FromSeconds(1);
            SendReports(now);
        }
    }

    /// <summary>Sends a clear RTP packet, protected, whatever it is.</summary>
    public void SendRtp(ReadOnlySpan<byte> packet)
    {
        packet.CopyTo(_buffer);
        SendProtected(_peer!.ProtectRtp(_buffer, packet.Length));
    }

    public void SendRtcp(ReadOnlySpan<byte> packet)
    {
        packet.CopyTo(_buffer);
        SendProtected(_peer!.ProtectRtcp(_buffer, packet.Length));
    }

    public void SendMedia(TestTrack track, SequenceNumber sequence, uint timestamp, bool marker, byte? level, ReadOnlySpan<byte> payload, bool rtx = false)
    {
        Span<byte> packet = stackalloc byte[1500];
        var type = rtx ? OfferText.Rtx : track.Source == TrackSource.Microphone ? OfferText.Opus : OfferText.Vp8;
        var writer = new RtpWriter(
            packet,
            new RtpHeader(new(type), rtx ? track.NextRtxSequence() : sequence, new(timestamp), rtx ? track.RtxSsrc : track.Ssrc, marker));
        writer.TryAddMid(OfferText.MidId, Encoding.ASCII.GetBytes(track.Mid));
        if (track.Rid is { } rid)
        {
            writer.TryAddExtension(rtx ? OfferText.RepairedRidId : OfferText.RidId, Encoding.ASCII.GetBytes(rid));
        }

        var isRepeatable = _repeatsSound && track.Source == TrackSource.Microphone;
        if (!isRepeatable)
        {
            writer.TryAddTransportSequence(OfferText.TransportSequenceId, _transportSequence++);
        }

        if (level is { } value)
        {
            writer.TryAddAudioLevel(OfferText.AudioLevelId, new AudioLevel(value, IsVoice: true));
        }

        _ = rtx ? Rtx.TryFinish(ref writer, sequence, payload, out var length) : writer.TryFinish(payload, out length);
        packet[..length].CopyTo(_buffer);
        var protectedLength = _peer!.ProtectRtp(_buffer, length);
        if (isRepeatable)
        {
            _sentSound[(track.Ssrc, sequence)] = _buffer.AsSpan(0, protectedLength).ToArray();
        }

        SendProtected(protectedLength);
    }

    /// <summary>Sends a packet once more: sound as it was, all else on the RTX stream.</summary>
    public void Repeat(TestTrack track, SequenceNumber sequence)
    {
        if (!_sentSound.TryGetValue((track.Ssrc, sequence), out var datagram))
        {
            track.Repeat(sequence, this);
        }
        else if (!IsCutOff)
        {
            _network.Fly(Endpoint, _network.ServerEndpoint, datagram);
        }
    }

    /// <summary>Sends a PLI, or a FIR, for what it gets in a slot.</summary>
    public void RequestKeyFrame(Slot slot, bool byFir = false)
    {
        Span<byte> packet = stackalloc byte[50];
        var writer = new RtcpWriter(packet);
        _ = byFir
            ? writer.TryAddFir(new Ssrc(1), new FirEntry(_receivers[slot].Media, _firs++))
            : writer.TryAddPli(new Pli(new Ssrc(1), _receivers[slot].Media));
        SendRtcp(writer.Written);
    }

    /// <summary>Asks for packets of a slot once more, whether it got them or not.</summary>
    public void AskAgain(Slot slot, ReadOnlySpan<SequenceNumber> sequences)
    {
        Span<byte> packet = stackalloc byte[600];
        var writer = new RtcpWriter(packet);
        writer.TryAddNack(new Ssrc(1), _receivers[slot].Media, sequences).Should().BeTrue();
        SendRtcp(writer.Written);
    }

    /// <summary>Says goodbye as <c>pc.close()</c> does: a DTLS alert.</summary>
    public void Close()
    {
        _peer!.Close(_network.Now);
        Drain();
    }

    public void Dispose() => _peer?.Dispose();

    private void SendProtected(int length)
    {
        if (length > 0 && !IsCutOff)
        {
            _network.Fly(Endpoint, _network.ServerEndpoint, _buffer.AsSpan(0, length));
        }
    }

    private void Drain()
    {
        Span<byte> transmit = stackalloc byte[1500];
        while (_peer!.TryGetTransmit(transmit, out var length, out var to))
        {
            LastCheck = transmit[0] == 0 ? transmit[..length].ToArray() : LastCheck;
            if (!IsCutOff)
            {
                _network.Fly(Endpoint, to, transmit[..length]);
            }
        }

        while (_peer.TryGetEvent(out var e))
        {
            IsConnected |= e.Kind == PeerEventKind.Connected;
            if (e.Kind is PeerEventKind.Closed or PeerEventKind.Failed)
            {
                IsConnected = false;
                IsGone = true;
            }
        }
    }

    private void OnRtp(MediaTime now, ReadOnlySpan<byte> plaintext)
    {
        RtpPacket.TryParse(plaintext, out var packet).Should().BeTrue();
        _slotBySsrc.TryGetValue(packet.Ssrc, out var stream).Should().BeTrue("every stream is announced in the answer");
        if (packet.TryGetExtension(OfferText.TransportSequenceId, out var numbered))
        {
            _feedback.OnPacket(BinaryPrimitives.ReadUInt16BigEndian(numbered), packet.Ssrc, now);
        }

        var payload = packet.Payload.ToArray();
        var sequence = packet.Sequence;
        if (stream.Rtx)
        {
            if (!Rtx.TryUnwrap(packet, out sequence, out var original))
            {
                return;
            }

            payload = original.ToArray();
        }

        var (nack, _) = _receivers[stream.Slot];
        var unwrapper = _sequences.GetValueOrDefault(stream.Slot);
        var extended = unwrapper.Unwrap(sequence);
        var recovered = stream.Rtx || nack.HasAskedFor(extended);
        nack.OnPacket(extended, now);
        _sequences[stream.Slot] = unwrapper;
        if (!recovered && _reception.TryGetValue(packet.Ssrc, out var reception))
        {
            reception.OnPacket(extended, packet.Timestamp, now);
        }

        int? level = packet.TryGetExtension(OfferText.AudioLevelId, out var value) && AudioLevel.TryParse(value, out var parsed) ? parsed.Level : null;
        var mid = packet.TryGetExtension(OfferText.MidId, out var text) ? Encoding.ASCII.GetString(text) : "";
        if (!_received.TryGetValue(stream.Slot, out var list))
        {
            list = _received[stream.Slot] = [];
        }

        list.Add(new Received(packet.Ssrc, packet.PayloadType, sequence, packet.Timestamp, packet.Marker, level, mid, payload, recovered));
    }

    private void OnRtcp(ReadOnlySpan<byte> plaintext)
    {
        RtcpReader.TryCreate(plaintext, out var reader).Should().BeTrue();
        foreach (var packet in reader)
        {
            if (SenderReport.TryParse(packet, out var report))
            {
                SenderReports.Add(report);
                if (_reception.TryGetValue(report.Sender, out var reception))
                {
                    reception.OnSenderReport(report, _network.Now);
                }
            }

            if (Remb.TryParse(packet, out var remb))
            {
                Rembs.Add(remb);
            }
            else if (SourceDescription.TryParse(packet, out var description))
            {
                while (description.MoveNext())
                {
                    CanonicalNames[description.Source] = Encoding.UTF8.GetString(description.CanonicalName);
                }
            }
            else if (Goodbye.TryParse(packet, out var goodbye))
            {
                foreach (var source in goodbye)
                {
                    Goodbyes.Add(source);
                }
            }
            else if (ReportBlocks.TryParse(packet, out var blocks))
            {
                foreach (var block in blocks)
                {
                    ReportBlocksReceived.Add(block);
                }
            }
            else if (Pli.TryParse(packet, out var pli))
            {
                Plis++;
                Published.First(t => t.Ssrc == pli.Media).WantsKeyFrame |= AnswersPlis;
            }
            else if (Nack.TryParse(packet, out var nack))
            {
                NacksReceived++;
                var media = nack.Media;
                var track = Published.First(t => t.Ssrc == media);
                foreach (var asked in nack)
                {
                    PacketsAskedFor++;
                    if (AnswersNacks)
                    {
                        Repeat(track, asked);
                    }
                }
            }
            else if (packet.IsTransportFeedback(FeedbackFormat.TransportWide))
            {
                TransportFeedbacks++;
            }
        }
    }

    // The browser's clock runs 100 s ahead of the server's.
    private void SendReports(MediaTime now)
    {
        Span<byte> packet = stackalloc byte[400];
        foreach (var track in Published.Where(t => t.Payloads.Count > 0))
        {
            var writer = new RtcpWriter(packet);
            var ntp = NtpTime.From(new DateTimeOffset(2026, 2, 11, 6, 1, 40, TimeSpan.Zero)).Add(now - default(MediaTime));
            writer.TryAddSenderReport(new SenderReport(track.Ssrc, ntp, new(track.TimestampAt(now)), (uint)track.Payloads.Count, 0), []);
            SendRtcp(writer.Written);
        }

        if (ReportsReception)
        {
            var writer = new RtcpWriter(packet);
            writer.TryAddReceiverReport(new Ssrc(1), _reception.Values.Where(r => r.PacketsReceived > 0).Select(r => r.CreateReport(now)).ToArray());
            SendRtcp(writer.Written);
        }
    }

    private void SendTransportFeedback(MediaTime now)
    {
        Span<byte> packet = stackalloc byte[1200];
        while (GivesTransportFeedback && now >= _feedback.NextDue)
        {
            var writer = new RtcpWriter(packet);
            if (!_feedback.TryWrite(ref writer, new Ssrc(1), now))
            {
                return;
            }

            SendRtcp(writer.Written);
        }
    }

    private void SendNacks(MediaTime now)
    {
        Span<byte> packet = stackalloc byte[600];
        Span<SequenceNumber> missing = stackalloc SequenceNumber[32];
        foreach (var (slot, (nack, media)) in _receivers)
        {
            if (ReportsReception && _peer!.RoundTrip is { } roundTrip)
            {
                nack.RoundTrip = roundTrip;
            }

            if (slot.Source == TrackSource.Microphone && !_repeatsSound)
            {
                continue;
            }

            var count = nack.Collect(now, missing);
            if (count > 0)
            {
                var writer = new RtcpWriter(packet);
                writer.TryAddNack(new Ssrc(1), media, missing[..count].ToArray());
                SendRtcp(writer.Written);
            }
        }
    }
}
