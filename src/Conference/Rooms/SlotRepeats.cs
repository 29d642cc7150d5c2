using Itog.WebRtc;
using Itog.WebRtc.Congestion;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;
using Itog.WebRtc.Sdp;

namespace Itog.Conference.Rooms;

/// <summary>
/// What of a slot can be sent once more: to a receiver that has lost it, or to fill a probe of the line.
/// Pictures are found again in the cache of their layer and go on the RTX stream; sound, which has no such stream, is kept here as it went out.
/// Owned by a <see cref="DownTrack"/>; worker thread.
/// </summary>
internal sealed class SlotRepeats(DownTrack slot, Member member, NegotiatedCodec codec, RtpSplicer splicer, SlotWriter writer)
{
    /// <summary>RFC 3550 §5.1: the count of padding is one byte.</summary>
    private const byte MostPadding = 255;

    /// <summary>Sound that can be asked for again: a second of it, in packets of any size that speech has.</summary>
    private const int RepeatablePackets = 64;
    private const int RepeatableLength = 512;
    private static readonly TimeSpan RepeatableAge = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetransmissionInterval = TimeSpan.FromMilliseconds(30);

    private readonly RetransmissionGuard _guard = new();
    private readonly RetransmissionCache? _repeatable = codec is { HasNack: true, Rtx: null } ? new RetransmissionCache(RepeatablePackets, RepeatableLength, RepeatableAge) : null;
    private SentPackets? _sent;

    /// <summary>Packets sent once more because the receiver asked.</summary>
    public long Count { get; private set; }

    /// <summary>The slot sends another source or layer from now on.</summary>
    public void Begin()
    {
        if (codec.Rtx is not null)
        {
            _sent ??= new SentPackets();
        }

        _repeatable?.Clear();
    }

    /// <summary>A packet has been given its number, and is sent now or waits in the pacer.</summary>
    public void Note(in SentPacket sent, MediaTime now) => _sent?.Add(sent, now);

    /// <summary>A packet with this number of its layer is what went out last.</summary>
    public void Keep(MediaTime now, long original) => _repeatable?.Store(original, writer.LastDatagram, now);

    /// <summary>Finds a picture's packet by the extended number it was given.</summary>
    public bool TryRecall(MediaTime now, long number, out SentPacket sent, out IncomingPacket packet)
    {
        sent = default;
        packet = default;
        return _sent is not null && _sent.TryGet(number, out sent) && sent.Layer.TryRecall(now, sent.Sequence, out packet);
    }

    /// <summary>
    /// Sends a packet once more as the receiver's NACK asks: on the RTX stream (RFC 4588), or, where there is none, the very datagram again.
    /// We do not protect a packet twice under one sequence number, because that would break AES-GCM (RFC 7714 §8.1).
    /// </summary>
    /// <param name="isFlowing">Whether the slot sends a layer; a stream that has stopped repeats no sound.</param>
    public void Answer(MediaTime now, SequenceNumber asked, bool isFlowing)
    {
        if (codec.Rtx is not null)
        {
            if (TryRecall(now, splicer.Extend(asked), out var sent, out var packet) && MayRepeat(now, sent.Number, packet.Payload.Length))
            {
                Repeat(now, asked, packet, sent);
            }
        }
        else if (_repeatable is not null && isFlowing && splicer.TryUnmap(asked, out var original)
            && _repeatable.TryGet(original, now, RepeatableAge, out var datagram) && MayRepeat(now, original, datagram.Length))
        {
            writer.Repeat(now, datagram);
            Count++;
        }
    }

    /// <summary>Sends a repetition that has waited in the pacer.</summary>
    public void SendPaced(MediaTime now, SequenceNumber asked, in IncomingPacket packet, in SentPacket sent)
    {
        writer.SendOnRtx(now, asked, packet, sent);
        Count++;
    }

    /// <summary>
    /// Sends so many bytes of what was sent last, or of padding where that is too large a piece: on a slow line a few whole packets more are a queue
    /// in which sound is lost. False when the slot has no RTX stream or the peer cannot send now.</summary>
    public bool TryFill(MediaTime now, int bytes)
    {
        var number = splicer.LastOut;
        while (bytes > 0)
        {
            var sentBytes = TryRecall(now, number--, out var sent, out var packet) && packet.Payload.Length > MostPadding && packet.Payload.Length <= bytes + MostPadding
                ? writer.SendOnRtx(now, SequenceNumber.FromExtended(sent.Number), packet, sent)
                : writer.SendPadding(now, splicer.LastTimestamp, MostPadding);
            if (sentBytes == 0)
            {
                return false;
            }

            bytes -= sentBytes;
        }

        return true;
    }

    private void Repeat(MediaTime now, SequenceNumber asked, in IncomingPacket packet, in SentPacket sent)
    {
        if (member.Downlink is { } downlink && !downlink.MayPass(PacerPriority.Retransmission, now))
        {
            downlink.TryQueue(new PacedPacket(slot, sent.Number, IsRepetition: true), packet.Payload.Length, PacerPriority.Retransmission, now);
            return;
        }

        SendPaced(now, asked, packet, sent);
    }

    private bool MayRepeat(MediaTime now, long original, int bytes) =>
        _guard.TryPass(original, now, member.LongestRoundTrip ?? RetransmissionInterval) && member.MayRepeat(bytes, slot.IsVideo);
}
