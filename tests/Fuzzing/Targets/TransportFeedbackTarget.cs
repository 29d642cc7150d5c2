using Itog.Fuzzing.Engine;
using Itog.WebRtc;
using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtcp;

namespace Itog.Fuzzing.Targets;

/// <summary>Transport-wide feedback: its chunks and deltas, and the sender's estimate that it feeds.</summary>
internal sealed class TransportFeedbackTarget : FuzzTarget
{
    private static readonly CongestionOptions Bounds = new();
    private CongestionController _congestion = new(Bounds);
    private MediaTime _now = MediaTime.FromMilliseconds(1000);
    private int _executions;

    public override IEnumerable<byte[]> Seeds => RtcpSeeds.Feedbacks;

    public override IReadOnlyList<byte[]> Tokens => [[0x20, 0x0E], [0x9F, 0xFF], [0xD5, 0x55], [0x3F, 0xFF], [0x1F, 0xFF], [0x60, 0x01], [0x80, 0x00]];

    public override long MostAllocated(int inputLength) => _executions % 4096 == 1 ? 1 << 20 : 0;

    public override ulong Execute(Span<byte> input)
    {
        var shape = default(Shape);
        if (_executions++ % 4096 == 0)
        {
            _congestion = new CongestionController(Bounds);
        }

        _now += TimeSpan.FromMilliseconds(5);
        for (var i = 0; i < 3; i++)
        {
            _congestion.OnPacketSent(1200, _now);
        }

        _congestion.HandleTimeout(_now);
        while (_congestion.TryTakeProbe(_now, out var bytes))
        {
            _congestion.OnPacketSent(bytes, _now);
        }

        if (!RtcpReader.TryCreate(input, out var reader))
        {
            return shape.Value;
        }

        foreach (var packet in reader)
        {
            if (TransportFeedback.TryParse(packet, out var feedback))
            {
                Read(feedback, ref shape);
            }
        }

        return shape.Value;
    }

    private void Read(in TransportFeedback feedback, ref Shape shape)
    {
        var statuses = 0;
        var received = 0;
        var expected = feedback.Base;
        foreach (var arrival in feedback)
        {
            Violation.Unless(arrival.Sequence == expected, "statuses follow one another");
            expected = expected.Next;
            statuses++;
            received += arrival.IsReceived ? 1 : 0;
        }

        Violation.Unless(statuses == feedback.StatusCount, "as many statuses as said");
        shape.AddSize(statuses);
        shape.AddSize(received);
        _congestion.OnTransportFeedback(feedback, _now);
        Violation.Unless(
            _congestion.TargetBitsPerSecond >= Bounds.Minimum && _congestion.TargetBitsPerSecond <= Bounds.Maximum,
            "the target stays within its bounds");
        Violation.Unless(_congestion.Loss is >= 0 and <= 1, "loss is a share");
        Violation.Unless(_congestion.QueueDelay >= TimeSpan.Zero, "no packet waits a negative time");
        shape.AddSize((int)(_congestion.TargetBitsPerSecond / 100_000));
    }
}
