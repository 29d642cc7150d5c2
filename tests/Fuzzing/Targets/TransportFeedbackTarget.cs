using Itog.Fuzzing.Engine;
using Itog.WebRtc;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.Fuzzing.Targets;

/// <summary>Transport-wide feedback: its chunks and deltas, and the history of the sender that it is matched with.</summary>
internal sealed class TransportFeedbackTarget : FuzzTarget
{
    private TransportFeedbackHistory _history = new();
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
            _history = new TransportFeedbackHistory();
        }

        _now += TimeSpan.FromMilliseconds(5);
        for (var i = 0; i < 3; i++)
        {
            _history.OnSent(1200, _now);
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
        var before = _history.BytesInFlight;
        var summary = _history.OnFeedback(feedback, _now);
        Violation.Unless(_history.BytesInFlight >= 0 && _history.BytesInFlight <= before, "feedback only takes bytes out of flight");
        Violation.Unless(summary.Acknowledged + summary.Lost <= statuses && summary.DeliveredBitsPerSecond >= 0, "no more is acknowledged than said");
        shape.AddSize(summary.Acknowledged);
        shape.AddSize(summary.Lost);
    }
}
