using Itog.Conference;

namespace Itog.Recorder.Journal;

/// <summary>What the ring carries besides the payload.</summary>
internal struct RingEntry
{
    public RingEntryKind Kind;
    public Slot Slot;
    public MemberId Member;
    public uint Ssrc;
    public long Sequence;
    public uint RtpTimestamp;
    public long Arrival;
    public byte? Level;
    public bool Marker;
    public int Length;
    public ulong Ntp;
}
