using Itog.WebRtc;

namespace Itog.Conference.Tests.Virtual;

/// <summary>An in-process subscriber that keeps all it is told.</summary>
internal sealed class RecordingSubscriber(Func<Slot, bool> wants, bool smallest = false) : ITrackSubscriber
{
    public sealed record Packet(Slot Slot, MemberId Member, uint Ssrc, long Sequence, uint Timestamp, MediaTime Arrival, byte? Level, byte[] Payload);

    public List<Packet> Packets { get; } = [];
    public List<(Slot Slot, MemberId Member, ulong Ntp, uint Rtp)> Reports { get; } = [];
    public List<(Slot Slot, MemberId Member)> Ended { get; } = [];
    public bool Throws { get; set; }
    public int Calls { get; private set; }

    public IEnumerable<Packet> Of(Slot slot) => Packets.Where(p => p.Slot == slot);

    public bool WantsSmallest => smallest;

    public bool Wants(Slot slot) => wants(slot);

    public void OnPacket(in TrackPacket packet)
    {
        Calls++;
        if (Throws)
        {
            throw new InvalidOperationException("A subscriber against its contract.");
        }

        Packets.Add(new(packet.Slot, packet.Member, packet.Ssrc, packet.ExtendedSequence, packet.RtpTimestamp, packet.Arrival, packet.AudioLevel, packet.Payload.ToArray()));
    }

    public void OnSenderReport(Slot slot, MemberId member, ulong ntpTime, uint rtpTimestamp, MediaTime arrival) =>
        Reports.Add((slot, member, ntpTime, rtpTimestamp));

    public void OnTrackEnded(Slot slot, MemberId member, MediaTime at) => Ended.Add((slot, member));
}
