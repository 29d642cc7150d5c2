using System.Net;
using Itog.Conference;
using Itog.Conference.Signalling;
using Itog.Conference.Tests.Virtual;
using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Dtls;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Itog.Packets;

/// <summary>
/// A room of one publisher and some subscribers around a worker's core, connected by calls instead of a network. Once connected, what the core
/// sends is counted and thrown away.
/// </summary>
internal sealed class Call : ITestNetwork, IDatagramSink, IDisposable
{
    private static readonly RoomId Room = new("bench");
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(500);

    private readonly DtlsCertificate _certificate = DtlsCertificate.Create(DateTimeOffset.UtcNow);
    private readonly Queue<(SocketEndpoint From, SocketEndpoint To, byte[] Datagram)> _flying = [];
    private readonly List<TestBrowser> _browsers = [];
    private readonly WorkerCore _core;
    private readonly TestBrowser _publisher;
    private readonly byte[] _scratch = new byte[1500];
    private int _ports = 20_000;
    private bool _isConnected;
    private ushort _sequence = 1;
    private uint _timestamp;
    private MediaTime _nextReports;
    private long _expected;

    public Call(int subscribers)
    {
        _core = new WorkerCore(new WorkerContext
        {
            Options = new ConferenceOptions(),
            Certificate = _certificate,
            Outbox = new Outbox(this),
            WallClock = TimeProvider.System,
            Origin = (DateTimeOffset.UtcNow, Now),
            Events = new RoomEventFeed(),
            Logger = NullLogger.Instance,
        });
        _publisher = Enter("publisher", Seat.Interlocutor, [TrackSource.Microphone, TrackSource.Camera], []);
        for (var i = 0; i < subscribers; i++)
        {
            Enter($"expert {i}", Seat.Expert, [], [new Slot(Seat.Interlocutor, TrackSource.Microphone), new Slot(Seat.Interlocutor, TrackSource.Camera)]);
        }

        while (!_browsers.TrueForAll(b => b.IsConnected))
        {
            Advance();
        }

        // A key frame, and what the events and the first reports are about.
        SendPicture(key: true);
        for (var i = 0; i < 400; i++)
        {
            Advance();
        }

        _isConnected = true;
    }

    public MediaTime Now { get; private set; } = new(1_000_000_000);
    public Random Random { get; } = new(20260211);
    public SocketEndpoint ServerEndpoint { get; } = SocketEndpoint.FromAddress(IPAddress.Parse("10.0.0.1"), 4000);

    /// <summary>Datagrams that the core has sent since the call stands.</summary>
    public long Sent { get; private set; }

    /// <summary>The publisher protects a packet of sound, the core takes and forwards it.</summary>
    public void SendSound() => Send(OfferText.Opus, _publisher.Tracks[TrackSource.Microphone].Ssrc, marker: false, 80, TimeSpan.FromMilliseconds(4), descriptor: []);

    public void SendPicture(bool key = false) => Send(
        OfferText.Vp8,
        _publisher.Tracks[TrackSource.Camera].Ssrc,
        marker: true,
        1_000,
        TimeSpan.FromMilliseconds(10),
        key ? [0x90, 0x80, 0x80, 1, 0x10, 0, 0, 0x9D, 1, 0x2A, 0x80, 2, 0x68, 1] : [0x90, 0x80, 0x80, 1, 0x11, 0, 0]);

    public SocketEndpoint NewEndpoint() => SocketEndpoint.FromAddress(IPAddress.Parse("10.0.0.2"), (ushort)_ports++);

    public void Fly(in SocketEndpoint from, in SocketEndpoint to, ReadOnlySpan<byte> datagram)
    {
        if (_isConnected)
        {
            datagram.CopyTo(_scratch);
            _core.HandleDatagram(Now, from, _scratch.AsSpan(0, datagram.Length));
        }
        else
        {
            _flying.Enqueue((from, to, datagram.ToArray()));
        }
    }

    public void Send(ReadOnlySpan<byte> datagram, in SocketEndpoint to)
    {
        if (_isConnected)
        {
            Sent++;
        }
        else
        {
            _flying.Enqueue((ServerEndpoint, to, datagram.ToArray()));
        }
    }

    public void Flush()
    {
    }

    /// <summary>Throws when not nearly every packet went to every subscriber: the figures would tell of something else.</summary>
    public void Check()
    {
        if (Sent < _expected * 0.95)
        {
            throw new InvalidOperationException($"{Sent} packets were sent where {_expected} were due.");
        }
    }

    public void Dispose()
    {
        _browsers.ForEach(b => b.Dispose());
        _certificate.Dispose();
    }

    // interval: since the packet before, so that rates and the members' timers are those of a call.
    private void Send(byte payloadType, Ssrc ssrc, bool marker, int length, TimeSpan interval, ReadOnlySpan<byte> descriptor)
    {
        Now += interval;
        if (_isConnected)
        {
            _expected += _browsers.Count - 1;
            LetTimePass();
        }

        Span<byte> packet = stackalloc byte[1200];
        Span<byte> payload = stackalloc byte[length];
        descriptor.CopyTo(payload);
        var writer = new RtpWriter(packet, new RtpHeader(new(payloadType), new(_sequence++), new(_timestamp += 45), ssrc, marker));
        writer.TryFinish(payload, out var written);
        _publisher.SendRtp(packet[..written]);
    }

    // Who is silent for seconds is taken for lost.
    private void LetTimePass()
    {
        if (_core.NextTimeout <= Now)
        {
            _core.HandleTimeout(Now);
        }

        if (Now >= _nextReports)
        {
            _nextReports = Now + ReportInterval;
            var writer = new RtcpWriter(stackalloc byte[64]);
            writer.TryAddReceiverReport(new Ssrc(1), []);
            foreach (var browser in _browsers)
            {
                browser.SendRtcp(writer.Written);
            }
        }
    }

    private TestBrowser Enter(string name, Seat seat, TrackSource[] publish, Slot[] receive)
    {
        var browser = new TestBrowser(this, new(name), seat, publish, receive);
        var terms = new JoinTerms(_certificate.Fingerprint, [ServerEndpoint.ToIPEndPoint()], [], 65_536);
        if (!JoinPlan.TryCreate(seat, browser.Offer, terms, out var plan, out var refusal))
        {
            throw new InvalidOperationException(refusal.Detail);
        }

        browser.Accept(_core.Join(Now, Room, browser.Id, plan).Answer!.Sdp);
        _browsers.Add(browser);
        return browser;
    }

    private void Advance()
    {
        Now += Step;
        _core.HandleTimeout(Now);
        _browsers.ForEach(b => b.HandleTimeout(Now));
        while (_flying.TryDequeue(out var flight))
        {
            if (flight.To == ServerEndpoint)
            {
                _core.HandleDatagram(Now, flight.From, flight.Datagram);
            }
            else
            {
                _browsers.Find(b => b.Endpoint == flight.To)?.HandleDatagram(Now, flight.From, flight.Datagram);
            }
        }
    }
}
