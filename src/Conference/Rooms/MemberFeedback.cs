using Itog.Conference.Workers;
using Itog.WebRtc;
using Itog.WebRtc.Rtcp;
using Itog.WebRtc.Rtp;
using Itog.WebRtc.Rtp.Streams;

namespace Itog.Conference.Rooms;

/// <summary>
/// The RTCP of one member's connection, both ways: as a receiver it reports, asks again (NACK) and feeds the publisher's bandwidth estimate (transport-cc);
/// as a sender it reports and obeys NACK, PLI and FIR. Owned by a <see cref="Member"/>; worker thread.
/// </summary>
internal sealed class MemberFeedback
{
    /// <summary>RFC 3550 §6.2 asks for 5 s on average; conferences report each second, so that loss and round trip are fresh.</summary>
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1);

    /// <summary>A publisher's estimate grows fast with feedback each 50–100 ms.</summary>
    private static readonly TimeSpan TransportFeedbackInterval = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// What we tell publishers without transport-wide feedback that we can take: more than any of our tracks is encoded with. Such a browser
    /// reads its losses in our receiver reports, and slows down by them; without this word it would stay at 300 kbit/s.
    /// </summary>
    private const long ReceivableBitsPerSecond = 4_000_000;

    private static readonly TimeSpan RoundTripGuess = TimeSpan.FromMilliseconds(100);
    private const int MostNacks = 64;

    /// <summary>
    /// Asked of a publisher for each packet that comes from it, and the burst: twice what 30 % of loss takes, since requests are lost too. More would
    /// only add to the trouble of its line, and pictures are better begun anew then.
    /// </summary>
    private const double AskedShare = 1;
    private const int AskedBurst = 256;

    private readonly Member _member;
    private readonly WorkerContext _context;
    private readonly Ssrc _ssrc;
    private readonly TransportFeedbackRecorder _transport;
    private readonly SequenceNumber[] _missing = new SequenceNumber[MostNacks];
    private readonly ReportBlock[] _blocks;
    private readonly Ssrc[] _sources;
    private readonly UpLayer[] _soundFirst;
    private ShareBudget _asked = new(AskedShare, AskedBurst);
    private long _receivedBefore;
    private MediaTime _nextReport;

    public MemberFeedback(Member member, WorkerContext context)
    {
        _member = member;
        _context = context;
        _ssrc = new Ssrc((uint)context.Random.Next(1, int.MaxValue));
        _blocks = new ReportBlock[member.UpLayers.Length];
        _sources = new Ssrc[Math.Max(member.UpLayers.Length, member.DownTracks.Length + 1)];
        _transport = new TransportFeedbackRecorder(TransportFeedbackInterval);
        _soundFirst = [.. member.UpLayers.OrderBy(l => l.Track.IsVideo)];
    }

    private static ReadOnlySpan<byte> CanonicalName => "itog"u8;

    /// <summary>By the member's last report on one of our sender reports (RFC 3550 §6.4.1); null before one came.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    public void OnTransportSequence(MediaTime now, Ssrc media, ushort sequence) => _transport.OnPacket(sequence, media, now);

    public void OnRtcp(MediaTime now, ReadOnlySpan<byte> datagram)
    {
        if (!RtcpReader.TryCreate(datagram, out var reader))
        {
            return;
        }

        foreach (var packet in reader)
        {
            if (SenderReport.TryParse(packet, out var report) && _member.TryFindLayer(report.Sender, out var layer))
            {
                _member.Clock.OnSenderReport(report.Ntp, now);
                layer.OnSenderReport(now, report);
            }

            if (ReportBlocks.TryParse(packet, out var blocks))
            {
                OnReportBlocks(now, blocks);
            }
            else if (TransportFeedback.TryParse(packet, out var feedback))
            {
                _member.Downlink?.OnTransportFeedback(feedback, now);
            }
            else if (Remb.TryParse(packet, out var remb))
            {
                _member.Downlink?.OnReceiverRate(remb, now);
            }
            else if (Nack.TryParse(packet, out var nack))
            {
                OnNack(now, nack);
            }
            else if (Pli.TryParse(packet, out var pli) && _member.TryFindSlot(pli.Media, out var slot))
            {
                slot.OnKeyFrameWish(now);
            }
            else if (Fir.TryParse(packet, out var fir))
            {
                foreach (var entry in fir)
                {
                    if (_member.TryFindSlot(entry.Media, out slot))
                    {
                        slot.OnKeyFrameWish(now);
                    }
                }
            }
        }
    }

    public void HandleTimeout(MediaTime now)
    {
        SendRequests(now);
        if (now >= _transport.NextDue)
        {
            SendTransportFeedback(now);
        }

        if (now >= _nextReport)
        {
            _nextReport = now + ReportInterval;
            SendReports(now);
        }
    }

    private void OnReportBlocks(MediaTime now, ReportBlocks blocks)
    {
        foreach (var block in blocks)
        {
            if (!_member.TryFindSlot(block.Source, out var slot))
            {
                continue;
            }

            slot.OnReportBlock(now, block);
            _member.Downlink?.OnReportBlock(block, slot.RoundTrip, now);
            RoundTrip = slot.RoundTrip ?? RoundTrip;
        }
    }

    private void OnNack(MediaTime now, Nack nack)
    {
        if (!_member.TryFindSlot(nack.Media, out var slot))
        {
            return;
        }

        foreach (var sequence in nack)
        {
            slot.Retransmit(now, sequence);
        }
    }

    private void SendRequests(MediaTime now)
    {
        EarnRequests();
        foreach (var layer in _soundFirst)
        {
            if (layer.Ssrc is not { } media)
            {
                continue;
            }

            var most = Math.Min(MostNacks, _asked.Left(mayOwe: !layer.Track.IsVideo));
            var writer = new RtcpWriter(_context.Outbox.Packet);
            var count = layer.CollectMissing(now, RoundTrip ?? RoundTripGuess, _missing.AsSpan(0, most));
            if (count > 0)
            {
                _asked.Spend(count);
                writer.TryAddNack(_ssrc, media, _missing.AsSpan(0, count));
            }

            if (layer.TryAskKeyFrame(now))
            {
                writer.TryAddPli(new Pli(_ssrc, media));
            }

            if (writer.Length > 0)
            {
                _context.Outbox.SendRtcp(_member.Peer, writer.Length);
            }
        }
    }

    private void EarnRequests()
    {
        var received = 0L;
        foreach (var layer in _soundFirst)
        {
            received += layer.Packets;
        }

        _asked.Earn(received - _receivedBefore);
        _receivedBefore = received;
    }

    private void SendTransportFeedback(MediaTime now)
    {
        while (true)
        {
            var writer = new RtcpWriter(_context.Outbox.Packet);
            if (!_transport.TryWrite(ref writer, _ssrc, now))
            {
                return;
            }

            _context.Outbox.SendRtcp(_member.Peer, writer.Length);
        }
    }

    /// <summary>Says that our streams are over (RFC 3550 §6.6), at the end of a whole compound.</summary>
    public void SendGoodbye()
    {
        var count = 0;
        _sources[count++] = _ssrc;
        foreach (var slot in _member.DownTracks)
        {
            _sources[count++] = slot.Ssrc;
        }

        var writer = new RtcpWriter(_context.Outbox.Packet);
        writer.TryAddReceiverReport(_ssrc, []);
        writer.TryAddCanonicalName(_ssrc, CanonicalName);
        writer.TryAddGoodbye(_sources.AsSpan(0, count));
        _context.Outbox.SendRtcp(_member.Peer, writer.Length);
    }

    // One compound: what we send (an SR and the name of each slot that plays), then what we receive.
    private void SendReports(MediaTime now)
    {
        var writer = new RtcpWriter(_context.Outbox.Packet);
        foreach (var slot in _member.DownTracks)
        {
            if (slot.TryMakeSenderReport(now, out var report))
            {
                writer.TryAddSenderReport(report, []);
                writer.TryAddCanonicalName(slot.Ssrc, slot.CanonicalName);
            }
        }

        var count = 0;
        foreach (var layer in _member.UpLayers)
        {
            if (layer.TryMakeReport(now, out var block))
            {
                _blocks[count++] = block;
            }
        }

        if (count > 0 || writer.Length > 0)
        {
            writer.TryAddReceiverReport(_ssrc, _blocks.AsSpan(0, count));
            writer.TryAddCanonicalName(_ssrc, CanonicalName);
            AddReceivableRate(ref writer);
            _context.Outbox.SendRtcp(_member.Peer, writer.Length);
        }
    }

    private void AddReceivableRate(ref RtcpWriter writer)
    {
        var count = 0;
        foreach (var layer in _member.UpLayers)
        {
            if (layer.NeedsRemb && layer.Ssrc is { } media)
            {
                _sources[count++] = media;
            }
        }

        if (count > 0)
        {
            writer.TryAddRemb(new Remb(_ssrc, ReceivableBitsPerSecond), _sources.AsSpan(0, count));
        }
    }
}
