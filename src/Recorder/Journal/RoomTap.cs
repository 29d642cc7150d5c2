using Itog.Conference;
using Itog.WebRtc;

namespace Itog.Recorder.Journal;

/// <summary>
/// The recorder's ear and eye in a room: copies packets of the wanted microphones, cameras and screens into the rings and returns. Called on the
/// room's media worker thread.
/// </summary>
/// <param name="sound">Where the voices go.</param>
/// <param name="pictures">Where the pictures go; null when none are wanted.</param>
/// <param name="slots">Whose pictures are wanted.</param>
internal sealed class RoomTap(PacketRing sound, PacketRing? pictures = null, IReadOnlyList<Slot>? slots = null) : ITrackSubscriber
{
    private readonly Slot[] _slots = [.. slots ?? []];

    public bool Wants(Slot slot) => RingOf(slot) is not null;

    public void OnPacket(in TrackPacket packet) => RingOf(packet.Slot)?.TryWrite(packet);

    public void OnSenderReport(Slot slot, MemberId member, ulong ntpTime, uint rtpTimestamp, MediaTime arrival) =>
        RingOf(slot)?.TryWrite(new RingEntry
        {
            Kind = RingEntryKind.SenderReport,
            Slot = slot,
            Member = member,
            Ntp = ntpTime,
            RtpTimestamp = rtpTimestamp,
            Arrival = arrival.Nanoseconds,
        });

    public void OnTrackEnded(Slot slot, MemberId member, MediaTime at) =>
        RingOf(slot)?.TryWrite(new RingEntry { Kind = RingEntryKind.TrackEnded, Slot = slot, Member = member, Arrival = at.Nanoseconds });

    /// <summary>Voices of those who speak in the exam, and the pictures that were asked for; the silent seats are never written.</summary>
    private PacketRing? RingOf(Slot slot) => slot.Source switch
    {
        TrackSource.Microphone => slot.Seat is Seat.Participant or Seat.Interlocutor or Seat.Assistant or Seat.SignInterpreter ? sound : null,
        _ => Array.IndexOf(_slots, slot) >= 0 ? pictures : null,
    };
}
