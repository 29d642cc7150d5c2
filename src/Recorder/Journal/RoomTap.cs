using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Recorder.Journal;

/// <summary>
/// The recorder's ear in a room: copies packets of the wanted microphones into the ring and returns. Called on the room's media worker thread.
/// </summary>
internal sealed class RoomTap(PacketRing ring) : ITrackSubscriber
{
    /// <summary>Voices of those who speak in the exam; the silent seats are never written.</summary>
    public bool Wants(Slot slot) => slot is
    {
        Source: TrackSource.Microphone,
        Seat: Seat.Participant or Seat.Interlocutor or Seat.Assistant or Seat.SignInterpreter,
    };

    public void OnPacket(in TrackPacket packet)
    {
        if (Wants(packet.Slot))
        {
            ring.TryWrite(packet);
        }
    }

    public void OnSenderReport(Slot slot, MemberId member, ulong ntpTime, uint rtpTimestamp, MediaTime arrival)
    {
        if (Wants(slot))
        {
            ring.TryWrite(new RingEntry
            {
                Kind = RingEntryKind.SenderReport,
                Slot = slot,
                Member = member,
                Ntp = ntpTime,
                RtpTimestamp = rtpTimestamp,
                Arrival = arrival.Nanoseconds,
            });
        }
    }

    public void OnTrackEnded(Slot slot, MemberId member, MediaTime at)
    {
        if (Wants(slot))
        {
            ring.TryWrite(new RingEntry { Kind = RingEntryKind.TrackEnded, Slot = slot, Member = member, Arrival = at.Nanoseconds });
        }
    }
}
