using System.Buffers.Binary;

using Itog.WebRtc.Rtcp;

namespace Itog.WebRtc.Rtp.Streams;

/// <summary>
/// Receiver's side of transport-wide congestion control: notes when each packet of a peer came and makes the feedback from
/// which the publisher's browser estimates its bandwidth. Its memory comes with the first packet. Owned by a peer's connection, called on its media worker.
/// </summary>
public sealed class TransportFeedbackRecorder
{
    private const int RingLength = 1024;
    private const int MaxStatuses = 480;
    private const long TickNanoseconds = 1_000_000_000 / PacketArrival.TicksPerSecond;

    private long[] _sequences = [];
    private MediaTime[] _arrivals = [];
    private readonly TimeSpan _interval;
    private SequenceUnwrapper _unwrapper;
    private long _from;
    private long _highest;
    private MediaTime _due = MediaTime.Never;
    private Ssrc _media;
    private byte _count;

    /// <param name="interval">Time between feedbacks; browsers adapt well with 50..100 ms.</param>
    public TransportFeedbackRecorder(TimeSpan? interval = null) => _interval = interval ?? TimeSpan.FromMilliseconds(50);

    /// <summary>When feedback is due; <see cref="MediaTime.Never"/> while nothing new has come.</summary>
    public MediaTime NextDue => _due;

    /// <summary>Takes note of the transport-wide sequence number of a packet, probes included.</summary>
    public void OnPacket(ushort sequence, Ssrc media, MediaTime arrival)
    {
        var isFirst = !_unwrapper.HasStarted;
        var extended = _unwrapper.Unwrap(new SequenceNumber(sequence));
        if (isFirst)
        {
            _sequences = new long[RingLength];
            _arrivals = new MediaTime[RingLength];
        }

        if (isFirst || extended - _highest > RingLength / 2)
        {
            // The first packet, or a jump that no feedback could describe: begin here.
            _from = extended;
            _highest = extended;
        }
        else if (extended <= _highest - (RingLength / 2) || IsRecorded(extended))
        {
            return;
        }

        _media = media;
        _highest = Math.Max(_highest, extended);

        // A late packet is reported after all, with those after it once more.
        _from = Math.Min(_from, extended);
        _sequences[Slot(extended)] = extended;
        _arrivals[Slot(extended)] = arrival;
        if (_due == MediaTime.Never)
        {
            _due = arrival + _interval;
        }
    }

    /// <summary>
    /// Adds one feedback packet about what came since the last; false when there is nothing to say or no room. Call until
    /// false: a long interval may need several.
    /// </summary>
    public bool TryWrite(ref RtcpWriter writer, Ssrc sender, MediaTime now)
    {
        Span<PacketStatus> statuses = stackalloc PacketStatus[MaxStatuses];
        Span<byte> deltas = stackalloc byte[2 * MaxStatuses];
        Span<byte> chunks = stackalloc byte[2 * MaxStatuses];
        if (!_unwrapper.HasStarted || !TryFindFirst(out var first))
        {
            _due = MediaTime.Never;
            return false;
        }

        var reference = FloorDiv(Ticks(first), TransportFeedback.TicksPerReference);
        var count = Describe(reference * TransportFeedback.TicksPerReference, statuses, deltas, out var deltaLength);
        var chunkLength = Pack(statuses[..count], chunks);
        var length = TransportFeedback.HeadLength + chunkLength + deltaLength;
        if (!writer.TryReserveFeedback(RtcpType.TransportFeedback, FeedbackFormat.TransportWide, sender, _media, (length + 3) & ~3, out var control))
        {
            return false;
        }

        BinaryPrimitives.WriteUInt16BigEndian(control, (ushort)_from);
        BinaryPrimitives.WriteUInt16BigEndian(control[2..], (ushort)count);
        BinaryPrimitives.WriteUInt32BigEndian(control[4..], (uint)(reference << 8) | _count++);
        chunks[..chunkLength].CopyTo(control[TransportFeedback.HeadLength..]);
        deltas[..deltaLength].CopyTo(control[(TransportFeedback.HeadLength + chunkLength)..]);
        control[length..].Clear();
        _from += count;
        _due = _from <= _highest ? now : MediaTime.Never;
        return true;
    }

    /// <summary>Moves the beginning of the report to the first packet in the ring.</summary>
    private bool TryFindFirst(out MediaTime arrival)
    {
        _from = Math.Max(_from, _highest - RingLength + 1);
        for (var sequence = _from; sequence <= _highest; sequence++)
        {
            // Losses before the first received packet belong to the report; what is too far back does not fit in it.
            if (IsRecorded(sequence))
            {
                _from = Math.Max(_from, sequence - (MaxStatuses / 2));
                arrival = _arrivals[Slot(sequence)];
                return true;
            }
        }

        arrival = default;
        return false;
    }

    /// <summary>Status and delta of each packet from the beginning until the end, the limit, or a delta that does not fit.</summary>
    private int Describe(long clock, Span<PacketStatus> statuses, Span<byte> deltas, out int deltaLength)
    {
        deltaLength = 0;
        var count = 0;
        for (var sequence = _from; sequence <= _highest && count < statuses.Length; sequence++)
        {
            if (!IsRecorded(sequence))
            {
                statuses[count++] = PacketStatus.NotReceived;
                continue;
            }

            var ticks = Ticks(_arrivals[Slot(sequence)]);
            var delta = ticks - clock;
            if (delta is < short.MinValue or > short.MaxValue)
            {
                break;
            }

            clock = ticks;
            if (delta is >= 0 and <= byte.MaxValue)
            {
                statuses[count++] = PacketStatus.SmallDelta;
                deltas[deltaLength++] = (byte)delta;
            }
            else
            {
                statuses[count++] = PacketStatus.LargeDelta;
                BinaryPrimitives.WriteInt16BigEndian(deltas[deltaLength..], (short)delta);
                deltaLength += 2;
            }
        }

        return count;
    }

    private static int Pack(ReadOnlySpan<PacketStatus> statuses, Span<byte> chunks)
    {
        var length = 0;
        while (!statuses.IsEmpty)
        {
            var run = 1;
            while (run < statuses.Length && statuses[run] == statuses[0])
            {
                run++;
            }

            var window = statuses[..Math.Min(PacketStatusChunk.OneBitSymbols, statuses.Length)];
            var hasLarge = window.Contains(PacketStatus.LargeDelta);
            int used;
            ushort chunk;
            if (run >= (hasLarge ? PacketStatusChunk.TwoBitSymbols : window.Length))
            {
                used = Math.Min(run, PacketStatusChunk.MaxRun);
                chunk = PacketStatusChunk.Run(statuses[0], used);
            }
            else if (hasLarge)
            {
                used = Math.Min(PacketStatusChunk.TwoBitSymbols, statuses.Length);
                chunk = PacketStatusChunk.TwoBit(statuses[..used]);
            }
            else
            {
                used = window.Length;
                chunk = PacketStatusChunk.OneBit(window);
            }

            BinaryPrimitives.WriteUInt16BigEndian(chunks[length..], chunk);
            length += 2;
            statuses = statuses[used..];
        }

        return length;
    }

    private bool IsRecorded(long sequence) => _sequences[Slot(sequence)] == sequence;

    private static int Slot(long sequence) => (int)((ulong)sequence % RingLength);

    private static long Ticks(MediaTime time) => FloorDiv(time.Nanoseconds, TickNanoseconds);

    private static long FloorDiv(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);
}
