using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.WebRtc.Tests.Rtp.Streams;

/// <summary>A receiver of one video stream: asks for what is missing and reports every arrival.</summary>
internal sealed class SimulatedReceiver(LossyPath path)
{
    private readonly TransportFeedbackRecorder _recorder = new();
    private SequenceUnwrapper _unwrapper;

    public NackGenerator Nack { get; } = new(new NackOptions { MaxTries = 12 }) { RoundTrip = TimeSpan.FromMilliseconds(80) };

    public ReceiverStatistics Statistics { get; } = new(SimulatedPublisher.Media, 90_000);

    public SortedDictionary<long, byte[]> Received { get; } = [];

    /// <summary>Extended number of the first packet that was sent; it is not lost in these runs.</summary>
    public long First => Received.Keys.First();

    public int Duplicates { get; private set; }

    public int Arrived { get; private set; }

    public void HandleRtp(ReadOnlySpan<byte> datagram, MediaTime now)
    {
        RtpPacket.TryParse(datagram, out var packet).Should().BeTrue();
        Arrived++;
        _recorder.OnPacket(SimulatedPublisher.TransportSequence(packet), packet.Ssrc, now);
        if (packet.Ssrc == SimulatedPublisher.Media)
        {
            var sequence = _unwrapper.Unwrap(packet.Sequence);
            Statistics.OnPacket(sequence, packet.Timestamp, now);
            Keep(sequence, packet.Payload, now);
        }
        else if (Rtx.TryUnwrap(packet, out var original, out var payload))
        {
            Keep(_unwrapper.Peek(original), payload, now);
        }
    }

    public void HandleTimeout(MediaTime now)
    {
        var writer = new RtcpWriter(new byte[1200]);
        Span<SequenceNumber> missing = stackalloc SequenceNumber[100];
        var count = Nack.NextDue <= now ? Nack.Collect(now, missing) : 0;
        if (count > 0)
        {
            writer.TryAddNack(new Ssrc(1), SimulatedPublisher.Media, missing[..count]).Should().BeTrue();
        }

        while (_recorder.NextDue <= now && _recorder.TryWrite(ref writer, new Ssrc(1), now))
        {
        }

        if (writer.Length > 0)
        {
            path.Send(writer.Written, now);
        }
    }

    private void Keep(long sequence, ReadOnlySpan<byte> payload, MediaTime now)
    {
        if (Nack.OnPacket(sequence, now))
        {
            Received.Add(sequence, payload.ToArray());
        }
        else
        {
            Duplicates++;
        }
    }
}
