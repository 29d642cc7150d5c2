namespace Itog.Recorder.Journal;

/// <summary>What a place of the ring holds.</summary>
internal enum RingEntryKind : byte
{
    Packet,
    SenderReport,
    TrackEnded,
}
