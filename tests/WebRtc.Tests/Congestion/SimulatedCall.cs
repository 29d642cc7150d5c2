using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Congestion;

/// <summary>
/// A server that sends sound and as much video as its estimate allows to one subscriber over a <see cref="Bottleneck"/>, with the real controller, pacer and
/// feedback on the wire, in virtual time.
/// </summary>
internal sealed class SimulatedCall
{
    private const int SoundBytes = 110;
    private const int PacketBytes = 1100;
    private const int PaddingBytes = 250;

    private readonly Bottleneck _link;
    private readonly Random _random;
    private readonly Pacer<int> _pacer = new();
    private readonly TransportFeedbackRecorder _recorder;
    private readonly Queue<(double At, byte[] Rtcp)> _feedback = new();
    private readonly byte[] _buffer = new byte[1400];
    private readonly List<double> _waits = [];
    private double _now;
    private double _nextFrame;
    private double _nextSound;
    private uint _soundSent;
    private int _soundLost;
    private double _nextReport = 1000;
    private long _receivedBytes;
    private double _receivedSince;

    public SimulatedCall(Bottleneck link, int seed, CongestionOptions? options = null, double now = 0)
    {
        _link = link;
        _random = new Random(seed);
        _recorder = new TransportFeedbackRecorder(TimeSpan.FromMilliseconds(100));
        Controller = new CongestionController(options ?? new CongestionOptions());
        _now = now;
        _nextFrame = now;
        _nextSound = now;
        _receivedSince = now;
    }

    public CongestionController Controller { get; }

    /// <summary>What the room would send if it could.</summary>
    public double Wanted { get; set; } = 6_000_000;

    /// <summary>Whether the picture follows the target by layers of these rates only; empty: any rate.</summary>
    public double[] Layers { get; set; } = [];

    /// <summary>Whether sound carries no transport-wide numbers (it does not where it is repeated under its own numbers).</summary>
    public bool SoundIsUnnumbered { get; set; } = true;

    /// <summary>Whether the receiver gives transport-wide feedback, or reports only.</summary>
    public bool HasTransportFeedback { get; set; } = true;

    /// <summary>Share of feedback that is lost on its way back.</summary>
    public double FeedbackLoss { get; set; }

    public double ReturnMilliseconds { get; set; } = 25;

    /// <summary>The receiver's clock over ours, milliseconds.</summary>
    public double ClockOffset { get; set; }

    /// <summary>How fast the receiver's clock runs.</summary>
    public double ClockRate { get; set; } = 1;

    public bool SendsVideo { get; set; } = true;

    /// <summary>Queueing of this call's packets since the last <see cref="Measure"/>, 95 of 100 below.</summary>
    public double WaitPercentile95 { get; private set; }

    /// <summary>What arrived since the last <see cref="Measure"/>.</summary>
    public double ReceivedBitsPerSecond { get; private set; }

    public void SetWanted(long bitsPerSecond, double now) => Controller.SetWanted(bitsPerSecond, MediaTime.FromMilliseconds(now));

    public void Measure()
    {
        _waits.Sort();
        WaitPercentile95 = _waits.Count == 0 ? 0 : _waits[(int)(_waits.Count * 0.95)];
        ReceivedBitsPerSecond = _receivedBytes * 8000 / Math.Max(1, _now - _receivedSince);
        _waits.Clear();
        _receivedBytes = 0;
        _receivedSince = _now;
    }

    /// <summary>Moves on by a millisecond that ends at <paramref name="now"/>; the link is moved by the test.</summary>
    public void Step(double now)
    {
        _now = now;
        var time = MediaTime.FromMilliseconds(now);
        Hear(time);
        if (Controller.NextTimeout <= time)
        {
            Controller.HandleTimeout(time);
        }

        _pacer.SetTarget(Controller.TargetBitsPerSecond);
        if (now >= _nextSound)
        {
            _nextSound += 20;
            SendSound(time);
        }

        if (SendsVideo && now >= _nextFrame)
        {
            _nextFrame += 1000.0 / 30;
            MakeFrame(time);
        }

        while (_pacer.TryRelease(time, out var bytes))
        {
            Send(bytes, time);
        }

        while (Controller.TryTakeProbe(time, out var bytes))
        {
            for (var left = bytes; left > 0; left -= PaddingBytes)
            {
                Send(PaddingBytes, time);
            }
        }
    }

    private void MakeFrame(MediaTime now)
    {
        var allowed = Math.Max(0, Controller.TargetBitsPerSecond - (SoundBytes * 8 * 50));
        var rate = Math.Min(Wanted, allowed);
        if (Layers.Length > 0)
        {
            var limit = rate;
            rate = Layers.Where(layer => layer <= limit).DefaultIfEmpty(0).Max();
        }

        // Frames differ by a third of their mean, as encoders make them; here and there one is large.
        var size = rate / 8 / 30 * (0.67 + (0.66 * _random.NextDouble())) * (_random.Next(90) == 0 ? 3 : 1);
        for (var left = (int)size; left > 50; left -= PacketBytes)
        {
            var bytes = Math.Min(left, PacketBytes);
            if (_pacer.TryPass(PacerPriority.Focus, now))
            {
                Send(bytes, now);
            }
            else if (!_pacer.TryQueue(bytes, bytes, PacerPriority.Focus, now))
            {
                return;
            }
        }
    }

    private void Send(int bytes, MediaTime now)
    {
        var number = Controller.NextTransportSequence;
        Controller.OnPacketSent(bytes, now);
        _pacer.OnSent(bytes, now);
        Transmit(bytes, HasTransportFeedback ? number : null);
    }

    private void SendSound(MediaTime now)
    {
        _pacer.OnSent(SoundBytes, now);
        _soundSent++;
        if (SoundIsUnnumbered)
        {
            Controller.OnUnnumberedSent(SoundBytes, now);
            Transmit(SoundBytes, null, () => _soundLost++);
        }
        else
        {
            var number = Controller.NextTransportSequence;
            Controller.OnPacketSent(SoundBytes, now);
            Transmit(SoundBytes, number, () => _soundLost++);
        }
    }

    private void Transmit(int bytes, ushort? number, Action? lost = null)
    {
        var wait = _link.WaitMilliseconds;
        _link.Send(bytes, at => Receive(bytes, number, wait, at), lost);
    }

    private void Receive(int bytes, ushort? number, double wait, double at)
    {
        _receivedBytes += bytes;
        _waits.Add(wait);
        if (number is { } sequence)
        {
            _recorder.OnPacket(sequence, default, Theirs(at));
        }
    }

    private void Hear(MediaTime now)
    {
        var theirs = Theirs(_now);
        while (_recorder.NextDue <= theirs)
        {
            var writer = new RtcpWriter(_buffer);
            if (!_recorder.TryWrite(ref writer, default, theirs))
            {
                break;
            }

            Return(writer.Written);
        }

        if (_now >= _nextReport)
        {
            _nextReport += 1000;
            var writer = new RtcpWriter(_buffer);
            writer.TryAddReceiverReport(default, [new ReportBlock(new(7), 0, _soundLost, _soundSent, 0, 0, 0)]);
            Return(writer.Written);
        }

        while (_feedback.TryPeek(out var next) && next.At <= _now)
        {
            _feedback.Dequeue();
            Handle(next.Rtcp, now);
        }
    }

    private void Return(ReadOnlySpan<byte> rtcp)
    {
        if (_random.NextDouble() >= FeedbackLoss)
        {
            _feedback.Enqueue((_now + ReturnMilliseconds, rtcp.ToArray()));
        }
    }

    private void Handle(byte[] rtcp, MediaTime now)
    {
        RtcpReader.TryCreate(rtcp, out var reader).Should().BeTrue();
        foreach (var packet in reader)
        {
            if (TransportFeedback.TryParse(packet, out var feedback))
            {
                Controller.OnTransportFeedback(feedback, now);
            }
            else if (ReportBlocks.TryParse(packet, out var blocks))
            {
                foreach (var block in blocks)
                {
                    var roundTrip = _link.WaitMilliseconds + _link.DelayMilliseconds + ReturnMilliseconds;
                    Controller.OnReportBlock(block, TimeSpan.FromMilliseconds(roundTrip), now);
                }
            }
        }
    }

    private MediaTime Theirs(double ours) => MediaTime.FromMilliseconds((ours * ClockRate) + ClockOffset);
}
